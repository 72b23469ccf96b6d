# expect: ok
# stdout: / 0
import os

n = 0
for path in ("..", "/..", "../..", "", "\0", "main.py", "x" * 5000, "/" * 5000, "./" * 2000, b"..", 3, -1):
    try:
        os.chdir(path)
        n += os.path.exists("outside.txt")
    except (OSError, ValueError, TypeError):
        pass
print(os.path.normpath(os.getcwd()), n)
