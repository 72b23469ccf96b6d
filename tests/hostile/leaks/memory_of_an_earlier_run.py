# expect: ok
# stdout: 1000
keep = [b"MARK" + b"earlier run" * 100 for _ in range(1000)]
print(len(keep))
# --- next
# expect: ok
# stdout: 0
import os

# What C allocates and Python shows before it is written.
n = 0
for size in list(range(16, 2000, 16)) + [10**5, 10**6, 10**7]:
    fd = os.open("x", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    os.ftruncate(fd, size)
    n += b"earlier run" in os.pread(fd, size, 0)
    n += b"earlier run" in bytearray(size)
    os.close(fd)
print(n)
