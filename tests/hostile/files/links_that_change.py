# expect: ok
# stdout: 0
import os

n = 0
os.mkdir("d")
open("d/outside.txt", "w").close()
for i in range(300):
    os.symlink("d", "link")
    fd = os.open("link", os.O_RDONLY | os.O_DIRECTORY)
    os.unlink("link")
    try:
        os.symlink("..", "link")
        n += bool(open("link/outside.txt").read())
    except OSError:
        pass
    try:
        os.unlink("link")
    except OSError:
        pass
    os.close(fd)
print(n)
