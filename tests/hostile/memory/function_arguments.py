# expect: ok
# memory-mb: 8
# stdout: 2
from itertools import repeat

n = 0
for f in (lambda: print(*repeat(1)), lambda: dict(**{str(i): i for i in range(10**6)})):
    try:
        f()
    except MemoryError:
        n += 1
print(n)
