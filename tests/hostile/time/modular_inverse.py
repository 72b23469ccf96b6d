# expect: timeout
a, b = 1, 1
for _ in range(50000):
    a, b = b, a + b
while True:
    pow(a, -1, b)
