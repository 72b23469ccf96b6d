# expect: timeout
a, b = {}, {}
for _ in range(200):
    a, b = {1: a, 2: a}, {1: b, 2: b}
a == b
