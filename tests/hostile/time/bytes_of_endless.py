# expect: timeout or resource-exceeded
# memory-mb: 64
from itertools import repeat

try:
    bytes(repeat(1))
except MemoryError:
    while True:
        pass
