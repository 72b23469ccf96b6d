# expect: ok
# stdout: done
type A = A
type B[T] = list[B[B[T]]]
for f in (lambda: A.__value__, lambda: isinstance(1, A), lambda: repr(B[int].__value__), lambda: B.__value__[int][str], lambda: hash(A | B)):
    try:
        f()
    except (RecursionError, TypeError):
        pass
print("done")
