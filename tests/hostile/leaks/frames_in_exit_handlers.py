# expect: ok
# stdout: f None
import atexit
import sys


@atexit.register
def f():
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_back)
