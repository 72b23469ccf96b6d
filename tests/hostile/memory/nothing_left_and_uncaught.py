# expect: resource-exceeded
# memory-mb: 8
keep = None
size = 1 << 22
while True:
    try:
        while True:
            keep = keep, bytearray(size)
    except MemoryError:
        if size < 2:
            raise
        size //= 2
