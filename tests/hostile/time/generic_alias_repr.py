# expect: timeout or resource-exceeded
# memory-mb: 64
x = list
for _ in range(100):
    x = dict[x, x]
repr(x)
