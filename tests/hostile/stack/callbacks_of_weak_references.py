# expect: ok or timeout
import sys
import weakref


class C:
    pass


def again(reference):
    x = C()
    x.r = weakref.ref(x, again)
    keep.append(x.r)
    del x


sys.unraisablehook = lambda *_: None
keep = []
again(None)
print("done")
