# expect: ok
# stdout: 22
from itertools import *

makers = (
    lambda x: map(repr, x),
    lambda x: filter(None, x),
    lambda x: enumerate(x),
    lambda x: zip(x),
    lambda x: chain(x),
    lambda x: chain.from_iterable([x]),
    lambda x: islice(x, 5),
    lambda x: takewhile(bool, x),
    lambda x: dropwhile(lambda y: False, x),
    lambda x: filterfalse(lambda y: False, x),
    lambda x: accumulate(x, lambda a, b: b),
    lambda x: compress(x, repeat(1)),
    lambda x: cycle(x),
    lambda x: pairwise(x),
    lambda x: batched(x, 1),
    lambda x: groupby(x),
    lambda x: zip_longest(x, [1]),
    lambda x: tee(x)[0],
    lambda x: iter(x.__next__, object()),
    lambda x: (y for y in x),
    lambda x: map(lambda y: y, x),
    lambda x: zip(x, x),
)
n = 0
for make in makers:
    x = iter([1, 2, 3, 4])
    for _ in range(4000):
        x = make(x)
    try:
        next(x)
    except (RecursionError, StopIteration):
        pass
    n += 1
    del x
print(n)
