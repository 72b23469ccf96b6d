# expect: ok
# stdout: done
import copy
from dataclasses import asdict, astuple, dataclass, replace


@dataclass(order=True)
class C:
    x: object


x = y = 1
for _ in range(4000):
    x, y = C(x), C(y)
for f in (repr, asdict, astuple, copy.copy, lambda x: x == y, lambda x: x < y, copy.deepcopy):
    try:
        f(x)
    except RecursionError:
        pass
del x, y
print("done")
