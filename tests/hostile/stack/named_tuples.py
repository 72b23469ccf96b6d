# expect: ok
# stdout: done
from collections import namedtuple

C = namedtuple("C", "x")
x, y = C(1), C(1)
for _ in range(10000):
    x, y = C(x), C(y)
for f in (repr, hash, lambda x: x == y, lambda x: x < y, lambda x: x._replace(x=1), lambda x: x + y):
    try:
        f(x)
    except RecursionError:
        pass
del x, y
print("done")
