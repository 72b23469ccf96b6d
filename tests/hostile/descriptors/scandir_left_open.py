# expect: ok
# stdout: done
import os

keep = []
try:
    for _ in range(20000):
        x = os.scandir("/")
        next(x)
        keep.append(x)
except OSError:
    pass
print("done")
