# expect: resource-exceeded
# memory-mb: 8
error = ValueError()
while True:
    error.add_note("x" * 10000)
