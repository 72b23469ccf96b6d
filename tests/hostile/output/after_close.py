# expect: ok
# stdout: before
import os
import sys

print("before")
sys.stdout.close()
for f in (lambda: print("x"), lambda: sys.__stdout__.write("x"), lambda: os.write(1, b"x"), lambda: open(1, "w").write("x")):
    try:
        f()
    except (OSError, ValueError):
        pass
