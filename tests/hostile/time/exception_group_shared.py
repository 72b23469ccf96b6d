# expect: timeout
x = ValueError()
for _ in range(60):
    x = ExceptionGroup("", [x, x])
raise x
