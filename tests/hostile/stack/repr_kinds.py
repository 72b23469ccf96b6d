# expect: ok
# stdout: 12
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque
from functools import partial
from types import MappingProxyType, SimpleNamespace

makers = (
    lambda x: deque([x]),
    lambda x: OrderedDict(a=x),
    lambda x: defaultdict(None, a=x),
    lambda x: Counter({"a": 1, "b": x}) if False else UserDict(a=x),
    lambda x: UserList([x]),
    lambda x: MappingProxyType({1: x}),
    lambda x: SimpleNamespace(a=x),
    lambda x: partial(print, x),
    lambda x: slice(x),
    lambda x: ValueError(x),
    lambda x: frozenset([(1, x)] if False else [repr]) and {1: x}.items(),
    lambda x: memoryview(b"x") and type("C", (tuple,), {})((x,)),
)
n = 0
for make in makers:
    x = None
    for _ in range(20000):
        x = make(x)
    try:
        repr(x)
    except RecursionError:
        n += 1
    del x
print(n)
