# expect: ok
# stdout: 8
import os

n = 0
for f in (
    lambda: open("../outside.txt").read(),
    lambda: open("/../outside.txt").read(),
    lambda: open("./.././outside.txt").read(),
    lambda: open("//..//outside.txt").read(),
    lambda: open("x/../../outside.txt").read(),
    lambda: os.stat("../outside.txt"),
    lambda: os.listdir(".."),
    lambda: open("../made", "w"),
):
    try:
        print(f())
    except OSError:
        n += 1
print(n)
