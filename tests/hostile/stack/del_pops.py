# expect: ok
# stdout: done
class C:
    def __del__(self):
        if keep:
            keep.pop()


import sys

sys.unraisablehook = lambda *_: None
keep = [C() for _ in range(20000)]
keep.pop()
del keep[:]
print("done")
