# expect: ok
# stdout: done
import os

fd = os.open("x", os.O_RDWR | os.O_CREAT)
files = [os.fdopen(fd, "r+b", closefd=i % 2 == 0) for i in range(10)]
for file in files:
    try:
        file.write(b"x" * 10**5)
        file.close()
    except OSError:
        pass
files.clear()
try:
    del file
except OSError:
    pass
print("done")
