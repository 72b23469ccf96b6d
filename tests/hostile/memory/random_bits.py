# expect: ok
# memory-mb: 64
# stdout: 2
import random

n = 0
for f in (lambda: random.getrandbits(2**31 - 1), lambda: random.randbytes(10**9)):
    try:
        f()
    except (MemoryError, OverflowError, ValueError):
        n += 1
print(n)
