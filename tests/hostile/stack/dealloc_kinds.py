# expect: ok
# stdout: done
import itertools
import weakref
from collections import OrderedDict, defaultdict, deque
from functools import partial
from types import MappingProxyType, MethodType, SimpleNamespace

makers = (
    lambda x: deque([x]),
    lambda x: OrderedDict(a=x),
    lambda x: defaultdict(None, a=x),
    lambda x: MappingProxyType({1: x}),
    lambda x: SimpleNamespace(a=x),
    lambda x: partial(print, x),
    lambda x: slice(x),
    lambda x: MethodType(print, x),
    lambda x: list[x],
    lambda x: property(x),
    lambda x: staticmethod(x),
    lambda x: classmethod(x),
    lambda x: iter([x]),
    lambda x: {1: x}.items(),
    lambda x: reversed([x]),
    lambda x: enumerate([x]),
    lambda x: ValueError(x),
    lambda x: itertools.repeat(x),
    lambda x: itertools.cycle([x]),
    lambda x: itertools.chain([x]),
    lambda x: (lambda: x),
    lambda x: (lambda y=x: y),
    lambda x: (i for i in [x]),
    lambda x: frozenset([(x,)]),
    lambda x: Dict(a=x),
)
Dict = type("Dict", (dict,), {})
for make in makers:
    x = 1
    for _ in range(4000):
        x = make(x)
    del x
print("done")
