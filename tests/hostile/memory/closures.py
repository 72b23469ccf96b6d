# expect: resource-exceeded
# memory-mb: 64
f = None
while True:
    f = (lambda g: lambda: g)(f)
