# expect: ok
# stdout: done
import sys
from functools import reduce

sys.setrecursionlimit(10**9)
deep = {}
for _ in range(300):
    deep = {"a": [deep]}


def f(a, b=None):
    try:
        repr(deep)
        deep == eval("deep")
    except RecursionError:
        pass
    max(map(f, [1]), key=lambda x: sorted([1, 2], key=f))


try:
    reduce(f, [1, 2])
except (RecursionError, TypeError):
    print("done")
