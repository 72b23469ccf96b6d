# expect: ok
# stdout: 0
import os

n = 0
os.makedirs("a/b")
for target in ("../outside.txt", "/outside.txt", "..", "/", "a/../../outside.txt", "/proc/self/environ", "."):
    for name in ("link", "a/b/link"):
        try:
            os.symlink(target, name)
        except OSError:
            continue
        for path in (name, name + "/outside.txt", name + "/../outside.txt", name + "/../../outside.txt"):
            try:
                n += b"outside" in open(path, "rb").read()
            except OSError:
                pass
        os.unlink(name)
print(n)
