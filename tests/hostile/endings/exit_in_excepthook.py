# expect: ok 6
import sys


def hook(*_):
    sys.exit(6)


sys.excepthook = hook
1 / 0
