# expect: runtime-failed
# stderr-has: ValueError: last
error = None
for i in range(3000):
    new = ValueError("first")
    new.__cause__ = error
    error = new
last = ValueError("last")
last.__cause__ = error
raise last
