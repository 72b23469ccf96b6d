# expect: ok
# stdout: done
class C:
    pass


first = C
for _ in range(150):
    C = type("C", (C,), {})
for f in (lambda: setattr(first, "__len__", lambda self: 0), lambda: len(C()), lambda: delattr(first, "__len__"), lambda: setattr(first, "__bases__", (type("D", (), {}),)), lambda: C().x):
    try:
        f()
    except (RecursionError, TypeError, AttributeError):
        pass
print("done")
