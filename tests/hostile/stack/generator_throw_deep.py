# expect: ok
# stdout: done
def wrap(inner):
    try:
        yield from inner
    finally:
        pass


x = iter(range(10))
for _ in range(3000):
    x = wrap(x)
next(x)
for f in (lambda: x.throw(ValueError), x.close, lambda: x.gi_yieldfrom, lambda: x.send(1)):
    try:
        f()
    except (RecursionError, ValueError, StopIteration, RuntimeError):
        pass
del x
print("done")
