# expect: ok
# stdout: done
import weakref


class C:
    pass


keep = [C()]
for _ in range(10**4):
    x = C()
    x.inner = weakref.proxy(keep[-1])
    C.__getattr__ = lambda self, name: getattr(self.inner, name)
    keep.append(x)
for f in (lambda: weakref.proxy(keep[-1]).nothing, lambda: hash(weakref.ref(keep[-1])), lambda: repr(weakref.proxy(keep[-1]))):
    try:
        f()
    except (RecursionError, AttributeError):
        pass
print("done")
