# expect: ok
# stdout: done
import os

for fd in (-1, -2, -100, 4, 99, 1000, 2**20, 2**31 - 1, 2**31, -(2**31), 2**64):
    for f in (os.fstat, os.close, lambda fd: os.read(fd, 1), lambda fd: os.write(fd, b"x"), os.dup if hasattr(os, "dup") else os.fstat, os.isatty, lambda fd: os.lseek(fd, 0, 0), os.fsync, lambda fd: os.ftruncate(fd, 0), lambda fd: os.pread(fd, 1, 0), os.listdir, os.fdopen, lambda fd: open(fd), os.stat, os.set_blocking if hasattr(os, "set_blocking") else os.stat, lambda fd: os.open("x", 0, dir_fd=fd), os.scandir):
        try:
            f(fd)
        except (OSError, OverflowError, ValueError, TypeError, NotImplementedError):
            pass
print("done")
