# expect: resource-exceeded
# memory-mb: 64
x = {}
while True:
    x[len(x)] = {}
