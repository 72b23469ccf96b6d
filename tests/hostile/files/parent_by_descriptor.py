# expect: ok
# stdout: 5
import os

os.mkdir("d")
fd = os.open("d", os.O_RDONLY | os.O_DIRECTORY)
n = 0
for f in (
    lambda: os.open("../../outside.txt", os.O_RDONLY, dir_fd=fd),
    lambda: os.stat("../../outside.txt", dir_fd=fd),
    lambda: os.mkdir("../../made", dir_fd=fd),
    lambda: os.rename("../main.py", "../../made", src_dir_fd=fd, dst_dir_fd=fd),
    lambda: os.symlink("x", "../../made", dir_fd=fd),
):
    try:
        print(f())
    except (OSError, NotImplementedError):
        n += 1
print(n)
