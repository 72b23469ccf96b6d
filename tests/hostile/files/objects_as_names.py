# expect: ok
# stdout: done
import os


class Path:
    def __fspath__(self):
        os.chdir("/")
        return b"../outside.txt" if paths.pop() else "../outside.txt"


paths = [0, 1] * 10
for f in (open, os.stat, os.listdir, os.readlink, os.unlink, lambda p: os.rename(p, p)):
    try:
        print(f(Path()))
    except OSError:
        pass
print("done")
