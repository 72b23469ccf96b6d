# expect: resource-exceeded
# memory-mb: 8
from itertools import count, tee

x, y = tee(count())
any(map(lambda i: False, x))
