# expect: timeout
x = ValueError()
for _ in range(60):
    x = ExceptionGroup("", [x, x])
try:
    raise x
except* KeyError:
    pass
