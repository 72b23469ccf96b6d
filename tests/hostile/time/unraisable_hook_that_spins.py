# expect: timeout
import sys


class C:
    def __del__(self):
        1 / 0


def hook(unraisable):
    while True:
        try:
            C()
        except BaseException:
            pass


sys.unraisablehook = hook
C()
