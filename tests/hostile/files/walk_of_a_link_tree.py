# expect: timeout or ok
import os

os.mkdir("d")
for i in range(20):
    os.symlink(".", f"d/l{i}")
for _ in os.walk("d", followlinks=True):
    pass
