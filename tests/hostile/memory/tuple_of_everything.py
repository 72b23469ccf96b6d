# expect: resource-exceeded
# memory-mb: 8
from itertools import count

tuple(count())
