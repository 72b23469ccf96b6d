# expect: resource-exceeded
# memory-mb: 64
x = set()
while True:
    x.add(frozenset(x))
