# expect: resource-exceeded
# memory-mb: 0
bytearray(10**6)
