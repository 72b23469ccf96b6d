# expect: timeout
from functools import lru_cache

f = lru_cache(maxsize=None)(lambda i: i % 7)
any(map(f, iter(int, 1)))
