# expect: ok
# memory-mb: 32
# stdout: True
x = {}
try:
    while True:
        x[len(x)] = None
except MemoryError:
    pass
print(all(i in x for i in range(len(x) - 1)))
