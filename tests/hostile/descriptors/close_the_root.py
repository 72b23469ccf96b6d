# expect: ok
# stdout: done
import os

os.close(3)
for f in (lambda: open("main.py"), lambda: os.listdir("/"), lambda: os.stat("."), lambda: os.mkdir("x"), lambda: __import__("colorsys")):
    try:
        f()
    except (OSError, ImportError):
        pass
print("done")
