# expect: timeout
from itertools import repeat

for _ in map(int.__add__, repeat(1), repeat(2), strict=True):
    pass
