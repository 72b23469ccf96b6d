# expect: ok
# memory-mb: 64
# stdout: 4
import os

n = 0
fd = os.open("main.py", os.O_RDONLY)
for f in (lambda: os.read(fd, 2**31 - 1), lambda: os.pread(fd, 2**30, 0), lambda: os.urandom(2**30), lambda: open(fd, "rb", closefd=False, buffering=2**30)):
    try:
        f()
    except (MemoryError, OverflowError):
        n += 1
print(n)
