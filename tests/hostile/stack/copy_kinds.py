# expect: ok
# stdout: 3
import copy
from collections import deque

n = 0
for make in (lambda x: [x], lambda x: {1: x}, lambda x: deque([x])):
    x = 1
    for _ in range(4000):
        x = make(x)
    try:
        copy.deepcopy(x)
    except RecursionError:
        n += 1
print(n)
