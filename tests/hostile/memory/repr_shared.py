# expect: resource-exceeded or timeout
# memory-mb: 8
x = ()
for _ in range(100):
    x = (x, x)
repr(x)
