# expect: ok
# stdout: done
import io
import os
import tarfile

data = io.BytesIO()
with tarfile.open(fileobj=data, mode="w") as archive:
    for name, kind, link in (("../evil", tarfile.REGTYPE, ""), ("/evil2", tarfile.REGTYPE, ""), ("l", tarfile.SYMTYPE, ".."), ("l/evil3", tarfile.REGTYPE, ""), ("h", tarfile.LNKTYPE, "../outside.txt"), ("dev", tarfile.CHRTYPE, "")):
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, link
        archive.addfile(info)
data.seek(0)
for member in tarfile.open(fileobj=data):
    try:
        tarfile.open(fileobj=io.BytesIO(data.getvalue())).extract(member, filter="fully_trusted")
    except (OSError, tarfile.TarError, KeyError):
        pass
print("done")
