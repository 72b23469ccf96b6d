# expect: timeout
bases = tuple(type("B", (), {}) for _ in range(3000))
while True:
    type("C", bases, {})
