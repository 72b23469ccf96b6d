# expect: resource-exceeded
import os
import sys

while True:
    try:
        os.write(1, b"x" * 10**5)
        open(1, "wb", 0, closefd=False).write(b"x" * 10000)
        sys.__stdout__.buffer.write(b"x" * 10000)
        sys.stdout.writelines(["x"] * 1000)
    except BaseException:
        pass
