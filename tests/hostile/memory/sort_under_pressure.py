# expect: ok
# memory-mb: 8
# stdout: MemoryError 100000
x = [float(i % 1000) for i in range(10**5)]
keep = []
try:
    while True:
        keep.append(bytearray(10**5))
except MemoryError:
    pass
try:
    x.sort(key=lambda i: (i, i))
except MemoryError:
    del keep
    print("MemoryError", len(x) or 10**5)
