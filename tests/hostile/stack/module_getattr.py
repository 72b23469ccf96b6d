# expect: ok
# stdout: RecursionError
import sys

me = sys.modules["__main__"]


def __getattr__(name):
    return getattr(me, name)


try:
    me.x
except RecursionError:
    print("RecursionError")
