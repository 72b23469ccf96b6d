# expect: resource-exceeded
# memory-mb: 8
x = bytearray(1)
while True:
    x += bytes(x)
