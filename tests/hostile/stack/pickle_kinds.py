# expect: ok
# stdout: 5
import pickle
from collections import OrderedDict, deque


class C:
    def __init__(self, x):
        self.x = x


n = 0
for make in (C, lambda x: (x,), lambda x: {1: x}, lambda x: deque([x]), lambda x: ValueError(x)):
    x = 1
    for _ in range(4000):
        x = make(x)
    try:
        pickle.dumps(x)
    except RecursionError:
        n += 1
print(n)
