# expect: ok
# stdout: done
import os

for i in range(100):
    open(str(i), "w").close()
for i, entry in enumerate(os.scandir("/")):
    if entry.name.isdigit():
        os.unlink(entry.name)
    open("n" + str(i), "w").close()
    entry.stat() if os.path.exists(entry.path) else None
    if i > 1000:
        break
print("done")
