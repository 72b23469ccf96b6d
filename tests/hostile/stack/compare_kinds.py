# expect: ok
# stdout: 6
from collections import OrderedDict, deque
from types import MappingProxyType, SimpleNamespace

makers = (
    lambda x: (x,),
    lambda x: deque([x]),
    lambda x: OrderedDict(a=x),
    lambda x: SimpleNamespace(a=x),
    lambda x: slice(x),
    lambda x: MappingProxyType({1: x}),
)
n = 0
for make in makers:
    x = y = None
    for _ in range(4000):
        x, y = make(x), make(y)
    try:
        x == y
    except RecursionError:
        n += 1
print(n)
