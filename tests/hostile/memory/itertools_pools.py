# expect: ok
# memory-mb: 64
# stdout: 3
from itertools import batched, combinations, count, permutations, product, repeat

n = 0
for f in (lambda: permutations(range(10), 2**29), lambda: product([1], repeat=2**29), lambda: next(batched(repeat(1), 2**29))):
    try:
        f()
    except (MemoryError, OverflowError):
        n += 1
print(n)
