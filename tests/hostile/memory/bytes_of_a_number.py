# expect: resource-exceeded
# memory-mb: 64
bytes(2**30)
