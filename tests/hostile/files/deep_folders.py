# expect: ok
# stdout: done
import os
import shutil

for _ in range(1000):
    try:
        os.mkdir("d")
        os.chdir("d")
    except OSError:
        break
for f in (os.getcwd, lambda: os.listdir("."), lambda: open("x", "w").close(), lambda: shutil.rmtree("/d"), lambda: os.chdir("/"), lambda: sum(1 for _ in os.walk("/"))):
    try:
        f()
    except (OSError, RecursionError):
        pass
print("done")
