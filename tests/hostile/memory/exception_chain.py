# expect: resource-exceeded
# memory-mb: 8
error = None
while True:
    new = ValueError("x" * 100)
    new.__context__ = error
    error = new
