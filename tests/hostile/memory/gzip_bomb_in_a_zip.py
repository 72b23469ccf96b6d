# expect: resource-exceeded
# memory-mb: 8
import gzip
import io
import zipfile

inner = gzip.compress(bytes(3 * 10**7), 1)
outer = io.BytesIO()
with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("x", inner)
gzip.decompress(zipfile.ZipFile(outer).read("x"))
