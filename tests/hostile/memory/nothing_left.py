# expect: timeout or resource-exceeded
# memory-mb: 8
keep = []
size = 1 << 22
while True:
    try:
        keep.append(bytearray(size))
    except MemoryError:
        size //= 2
        if not size:
            size = 64
            try:
                import email.message
            except BaseException:
                pass
