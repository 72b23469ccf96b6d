# expect: timeout
x = 1 << 10**8
while True:
    x ^ (x >> 1)
    x.bit_count()
    hash(x)
