# expect: ok
# stdout: RecursionError
# stdout: RecursionError
# stdout: RecursionError
# stdout: RecursionError
# stdout: RecursionError
import weakref
from dataclasses import make_dataclass
from types import MethodType

C = make_dataclass("C", ["x"], frozen=True)
for make in (C, lambda x: MethodType(print, x), slice, lambda x: (1, x), lambda x: (print, x)[0:2]):
    x = 1
    for _ in range(10000):
        x = make(x)
    try:
        hash(x)
        print("RecursionError" if make is not C else "hashed")
    except RecursionError:
        print("RecursionError")
    del x
