# expect: ok
# stdout: done
import os

fd = os.open("/", os.O_RDONLY | os.O_DIRECTORY)
for _ in range(800):
    try:
        os.mkdir("d", dir_fd=fd)
        inner = os.open("d", os.O_RDONLY | os.O_DIRECTORY, dir_fd=fd)
    except (OSError, NotImplementedError):
        break
    os.close(fd)
    fd = inner
print("done")
