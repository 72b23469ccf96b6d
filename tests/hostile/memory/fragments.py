# expect: timeout
# memory-mb: 32
import random

keep = {}
while True:
    try:
        keep[random.randrange(10**4)] = bytearray(random.randrange(1, 10**5))
    except MemoryError:
        for key in list(keep)[::2]:
            del keep[key]
