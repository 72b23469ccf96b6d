# expect: resource-exceeded
# memory-mb: 64
error = None
while True:
    new = ValueError("x" * 100)
    new.__context__ = error
    error = new
