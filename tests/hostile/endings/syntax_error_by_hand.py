# expect: runtime-failed
# stderr-has: SyntaxError
raise SyntaxError("x", ("main.py", 2**31 - 1, -(2**31), "y" * 1000, -5, 2**31 - 1))
