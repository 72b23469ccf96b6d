# expect: ok or resource-exceeded
# memory-mb: 8
import atexit
import sys


class C:
    def __del__(self):
        print("x" * 10000)


sys.keep = [C(), None]


@atexit.register
def fill():
    size = 1 << 22
    while size:
        try:
            sys.keep = [sys.keep, bytearray(size)]
        except MemoryError:
            size //= 2
