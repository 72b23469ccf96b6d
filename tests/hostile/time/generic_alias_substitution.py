# expect: timeout
from typing import TypeVar

T = TypeVar("T")
x = dict[T, T]
for _ in range(100):
    x = dict[x, x]
x[int]
