# expect: resource-exceeded
# memory-mb: 8
x = set()
while True:
    x.add(frozenset(x))
