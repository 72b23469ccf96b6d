# expect: ok
# stdout: __del__ None
import sys


class C:
    def __del__(self, sys=sys, print=print):
        frame = sys._getframe()
        print(frame.f_code.co_name, frame.f_back)


keep = C()
