# expect: resource-exceeded
# memory-mb: 64
error = ValueError()
while True:
    error.add_note("x" * 10000)
