# expect: ok
import os

for fd in range(3, 2000):
    try:
        os.close(fd)
    except OSError:
        pass
os.listdir("/")
