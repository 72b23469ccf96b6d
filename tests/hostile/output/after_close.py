# expect: ok
# stdout: before
# stdout: x
# stdout: x
import os
import sys

print("before")
sys.stdout.close()
for f in (lambda: print("x"), lambda: sys.__stdout__.write("x"), lambda: os.write(1, b"x\n"), lambda: open(1, "w").write("x\n")):
    try:
        f()
    except (OSError, ValueError):
        pass
