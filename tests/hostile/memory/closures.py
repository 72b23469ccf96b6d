# expect: resource-exceeded
# memory-mb: 8
f = None
while True:
    f = (lambda g: lambda: g)(f)
