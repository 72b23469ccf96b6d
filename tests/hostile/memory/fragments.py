# expect: timeout
# memory-mb: 32
import random

keep = {}
while True:
    try:
        keep[random.randrange(10**4)] = bytearray(random.randrange(1, 10**5))
    except MemoryError:
        for _ in range(len(keep) // 2):
            keep.popitem()
