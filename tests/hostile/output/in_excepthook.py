# expect: resource-exceeded
import sys


def hook(*_):
    while True:
        sys.stderr.write("x" * 10**5)


sys.excepthook = hook
1 / 0
