# expect: ok
# stdout: done
import os

keep = []
for i in range(200):
    file = open(f"f{i}", "w+b")
    file.write(b"x" * 10**5)
    os.unlink(f"f{i}")
    keep.append(file)
print("done" if os.listdir("/") == ["main.py"] else os.listdir("/"))
