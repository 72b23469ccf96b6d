# expect: ok
# stdout: done
class C:
    pass


try:
    for _ in range(150):
        C = type("C", (C,), {"f": lambda self: super(C, self).f()})
    isinstance(C(), int), issubclass(C, str)
    C.x
except (RecursionError, AttributeError):
    pass
del C
print("done")
