# expect: runtime-failed
# stderr-has: RecursionError
import sys


def hook(*arguments):
    sys.excepthook(*arguments)


sys.excepthook = hook
1 / 0
