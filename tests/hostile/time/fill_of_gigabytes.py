# expect: timeout or resource-exceeded
while True:
    x = b"x" * (3 << 29)
    x = bytearray(x)
