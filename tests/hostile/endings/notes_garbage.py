# expect: runtime-failed
error = ValueError("x")
error.__notes__ = iter(int, 1)
raise error
