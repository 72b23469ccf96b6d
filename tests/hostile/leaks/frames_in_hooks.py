# expect: runtime-failed
# stdout: hook None
import sys


def hook(*_):
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_back)


sys.excepthook = hook
1 / 0
