# expect: timeout
x, y = set(range(10**6)), set(range(5, 10**6))
while True:
    x & y, x ^ y, x - y, x <= y
