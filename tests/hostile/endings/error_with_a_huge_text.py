# expect: runtime-failed or resource-exceeded
raise ValueError("x" * 10**6)
