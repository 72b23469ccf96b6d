# expect: resource-exceeded
# memory-mb: 64
x = bytearray(1)
while True:
    x += bytes(x)
