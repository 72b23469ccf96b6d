# expect: timeout
kinds = (str, bytes)
for _ in range(100):
    kinds = (kinds, kinds)
isinstance(1, kinds)
