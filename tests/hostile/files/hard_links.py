# expect: ok
# stdout: done
import os

for i in range(2000):
    try:
        os.link("main.py", f"l{i}")
    except OSError:
        break
for source, target in (("../outside.txt", "x"), ("main.py", "../x"), ("/", "y"), (".", "z"), ("main.py", "main.py")):
    try:
        os.link(source, target)
        print(source, target)
    except OSError:
        pass
print("done")
