# expect: ok
# stdout: done
import io
import zipfile

data = b"x"
for _ in range(60):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x", data)
    data = file.getvalue()
x = io.BytesIO(data)
try:
    for _ in range(60):
        x = zipfile.ZipFile(x).open("x")
    x.read()
except RecursionError:
    pass
print("done")
