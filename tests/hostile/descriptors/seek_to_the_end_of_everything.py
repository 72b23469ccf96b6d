# expect: ok
# stdout: done
import os

fd = os.open("x", os.O_RDWR | os.O_CREAT)
for at in (2**63 - 1, -1, 2**62, -(2**63)):
    for whence in (0, 1, 2, 3, 99):
        for f in (lambda: os.lseek(fd, at, whence), lambda: os.read(fd, 10), lambda: os.write(fd, b"x"), lambda: os.pwrite(fd, b"x", at), lambda: os.pread(fd, 10, at)):
            try:
                f()
            except (OSError, OverflowError):
                pass
print("done")
