# expect: resource-exceeded
# memory-mb: 8
import weakref


class C:
    pass


x, keep = C(), []
while True:
    keep.append(weakref.ref(x, print))
