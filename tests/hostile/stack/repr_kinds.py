# expect: ok
# stdout: 12
from collections import OrderedDict, UserDict, UserList, defaultdict, deque
from functools import partial
from types import MappingProxyType, SimpleNamespace

makers = (
    lambda x: deque([x]),
    lambda x: OrderedDict(a=x),
    lambda x: defaultdict(None, a=x),
    lambda x: UserDict(a=x),
    lambda x: UserList([x]),
    lambda x: MappingProxyType({1: x}),
    lambda x: SimpleNamespace(a=x),
    lambda x: partial(print, x),
    lambda x: slice(x),
    lambda x: ValueError(x),
    lambda x: {1: x}.items(),
    lambda x: Tuple((x,)),
)
Tuple = type("Tuple", (tuple,), {})
n = 0
for make in makers:
    x = None
    for _ in range(5000):
        x = make(x)
    try:
        repr(x)
    except RecursionError:
        n += 1
    del x
print(n)
