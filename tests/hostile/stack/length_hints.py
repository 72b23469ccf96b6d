# expect: ok
# stdout: RecursionError
import itertools
from operator import length_hint


class Hint:
    def __init__(self, x):
        self.x = x

    def __length_hint__(self):
        return length_hint(self.x)


x = []
for _ in range(20000):
    x = Hint(x)
try:
    length_hint(x)
except RecursionError:
    print("RecursionError")
