# expect: timeout
from itertools import repeat, tee

x = repeat(1)
for _ in range(50):
    x, _ = tee(x)
    del _
all(x)
