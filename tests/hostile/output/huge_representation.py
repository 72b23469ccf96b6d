# expect: resource-exceeded
print([b"\xff" * 10**6] * 10)
