# expect: resource-exceeded
# memory-mb: 8
x = {}
while True:
    x[len(x)] = {}
