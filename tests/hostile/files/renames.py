# expect: ok
# stdout: done
import os

os.mkdir("d")
for source, target in (("d", "d/d"), (".", "x"), ("/", "x"), ("d", ".."), ("d", "../d"), ("main.py", "../main.py"), ("..", "x"), ("../outside.txt", "x"), ("d", ""), ("", "d"), ("main.py", "d/."), ("main.py", "main.py/x")):
    for f in (os.rename, os.replace):
        try:
            f(source, target)
            print(source, target)
        except OSError:
            pass
print("done")
