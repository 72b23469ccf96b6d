# expect: ok
# stdout: done
import pickle
from typing import Annotated, Callable, Optional, TypeVar

T = TypeVar("T")
makers = (lambda x: list[x], lambda x: x | list[int], lambda x: tuple[x, ...], lambda x: Annotated[x, 1], lambda x: Callable[[x], int], lambda x: type[x])
for make in makers:
    x = list[T]
    try:
        for _ in range(600):
            x = make(x)
    except RecursionError:
        pass
    for f in (repr, hash, lambda x: x[int], lambda x: x.__parameters__, lambda x: x == list[x], lambda x: x | None, lambda x: isinstance(1, x), pickle.dumps, dir, lambda x: x(), lambda x: x.mro):
        try:
            f(x)
        except (RecursionError, TypeError, AttributeError, pickle.PicklingError):
            pass
    del x
print("done")
