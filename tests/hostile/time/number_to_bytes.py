# expect: timeout
x = 3 << 10**8
while True:
    int.from_bytes(x.to_bytes(2 * 10**7), "little")
    hex(x)
