# expect: ok
# stdout: ab
import os

keep = [open(1, "w", closefd=False) for _ in range(1000)]
keep[0].write("a")
keep[0].flush()
os.write(1, b"b\n")
