# expect: timeout or resource-exceeded or ok
keep = []
try:
    while True:
        keep.append(bytearray(2**30))
except MemoryError:
    pass
