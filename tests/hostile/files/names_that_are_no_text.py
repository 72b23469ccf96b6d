# expect: ok
# stdout: done
import os

for name in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"a\xffb", b"\xf4\x90\x80\x80"):
    for f in (lambda: open(name, "w"), lambda: os.mkdir(name), lambda: os.symlink(name, "s"), lambda: os.symlink("x", name), lambda: os.stat(name), lambda: os.rename("main.py", name)):
        try:
            f()
        except (OSError, ValueError):
            pass
os.listdir(".")
print("done")
