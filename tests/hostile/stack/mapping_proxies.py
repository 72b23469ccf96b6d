# expect: ok
# stdout: done
from types import MappingProxyType

x = {}
for _ in range(20000):
    x = MappingProxyType(x)
for f in (len, repr, hash, iter, lambda x: x[1], lambda x: 1 in x, lambda x: x == {}, lambda x: x.get(1), lambda x: x.copy(), lambda x: x.items(), lambda x: x | {}, lambda x: dict(x), lambda x: {**x}, reversed, str):
    try:
        f(x)
    except (RecursionError, TypeError, KeyError):
        pass
del x
print("done")
