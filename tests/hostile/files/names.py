# expect: ok
# stdout: done
names = ("", ".", "/", "//", "\0", "a\0b", "x" * 255, "x" * 256, "x" * 5000, "x/" * 3000, "ä\u0301", "\udc80", "\n", " ", "\\", "a\\b", "*", "\U0010ffff", "\u202e", "CON", "-rf", "\x1b[2J", "\x7f", "...", "~", "a/./b", "a//b", "main.py/", "main.py/.", "main.py/..")
for name in names:
    for kind in (name, name.encode("utf-8", "surrogateescape")):
        try:
            with open(kind, "x") as file:
                file.write("x")
        except (OSError, ValueError, UnicodeError):
            pass
import os

for name in os.listdir("/"):
    os.stat(name)
os.listdir(b"/")
print("done")
