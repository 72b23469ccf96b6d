# expect: resource-exceeded or runtime-failed
# memory-mb: 8
from collections import deque
from itertools import repeat

# CPython loses the error where it drops the deque.
deque(repeat(1.5))
