# expect: timeout or resource-exceeded
# memory-mb: 256
x = [1]
try:
    x.extend(iter(x))
except MemoryError:
    while True:
        pass
