# expect: resource-exceeded
raise ValueError("x" * 20 * 10**6)
