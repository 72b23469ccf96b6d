# expect: resource-exceeded
# memory-mb: 64
from collections import deque
from itertools import repeat

deque(repeat(1.5))
