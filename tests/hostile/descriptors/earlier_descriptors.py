# expect: ok
# stdout: 100
import os

keep = [os.open("main.py", os.O_RDONLY) for _ in range(100)]
print(len(keep))
# --- next
# expect: ok
# stdout: 0
import os


def alive(fd):
    try:
        os.fstat(fd)
        return True
    except OSError:
        return False


print(sum(map(alive, range(4, 200))))
