# expect: ok
# stdout: 3
from functools import partial

n = 0
x = partial(print)
x.__setstate__((x, (), {}, {}))
for f in (x, lambda: repr(x), lambda: hash(x) and partial(x)()):
    try:
        f()
        n += f.__class__ is not partial
    except RecursionError:
        n += 1
print(n)
