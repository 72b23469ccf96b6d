# expect: runtime-failed
# stderr-has: ExceptionGroup
x = ValueError("inner")
for _ in range(5000):
    x = ExceptionGroup("g", [x])
for f in (lambda: x.split(KeyError), lambda: x.subgroup(ValueError), lambda: repr(x), lambda: x.derive([x])):
    try:
        f()
    except RecursionError:
        pass
raise x
