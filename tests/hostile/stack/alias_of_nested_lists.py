# expect: ok
# stdout: done
from types import GenericAlias
from typing import TypeVar

T = TypeVar("T")
for make in (lambda x: [x], lambda x: (x,)):
    x = T
    for _ in range(20000):
        x = make(x)
    alias = GenericAlias(list, x if type(x) is tuple else (x,))
    for f in (lambda: alias.__parameters__, lambda: alias[int], lambda: repr(alias), lambda: hash(alias)):
        try:
            f()
        except (RecursionError, TypeError):
            pass
print("done")
