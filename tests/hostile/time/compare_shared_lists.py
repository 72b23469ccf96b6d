# expect: timeout
a, b = [], []
for _ in range(100):
    a, b = [a, a], [b, b]
a == b
