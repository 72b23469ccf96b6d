# expect: ok
# stdout: []
import os

found = []
for path in ("/dev/null", "/dev/zero", "/dev/random", "/dev/fd/0", "/dev/stdin", "/proc/self/environ", "/proc/self/maps", "/sys", "/etc/passwd", "/tmp", "/python", "/usr/local/lib/python3.14/os.py", "\\\\?\\C:\\", "file:///", "C:\\"):
    try:
        os.stat(path)
        found.append(path)
    except OSError:
        pass
print(found)
