# expect: resource-exceeded
# memory-mb: 64
from itertools import count

tuple(count())
