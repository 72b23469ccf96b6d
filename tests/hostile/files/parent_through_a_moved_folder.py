# expect: ok
# stdout: 2
import os

os.makedirs("a/b/c")
fd = os.open("a/b/c", os.O_RDONLY | os.O_DIRECTORY)
os.rename("a/b/c", "c")
n = 0
for path in ("../../outside.txt", "../../../outside.txt"):
    try:
        os.open(path, os.O_RDONLY, dir_fd=fd)
    except (OSError, NotImplementedError):
        n += 1
print(n)
