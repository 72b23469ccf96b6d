# expect: ok
# stdout: done
import glob
import os

os.mkdir("d")
for i in range(20):
    os.symlink(".", f"d/l{i}")
try:
    os.stat("d/" + "/".join(f"l{i % 20}" for i in range(1000)))
except OSError:
    pass
glob.glob("d/*/*/*")
print("done")
