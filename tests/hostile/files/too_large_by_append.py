# expect: ok
# stdout: 1000
# file-size-bytes: 1000
import os

for i in range(100):
    try:
        with open("x", "ab") as file:
            file.write(b"x" * 30)
    except OSError:
        pass
size = os.path.getsize("x")
print(1000 if 900 < size <= 1000 else size)
