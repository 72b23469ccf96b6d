# expect: ok or timeout
class C:
    def __del__(self):
        C()


import sys

sys.unraisablehook = lambda *_: None
C()
print("done")
