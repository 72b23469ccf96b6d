# expect: runtime-failed
raise ValueError("x" * 10**6)
