# expect: timeout
# memory-mb: 16
keep = []
while True:
    try:
        while True:
            keep.append(keep + [keep])
    except MemoryError:
        pass
