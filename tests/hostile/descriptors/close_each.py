# expect: runtime-failed
# stderr-has: Bad file descriptor
import os

for fd in range(3, 2000):
    try:
        os.close(fd)
    except OSError:
        pass
os.listdir("/")
