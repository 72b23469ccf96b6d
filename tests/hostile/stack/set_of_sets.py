# expect: ok
# stdout: done
x, y = frozenset(), frozenset([0])
for _ in range(4000):
    x, y = frozenset([x]), frozenset([y])
for f in (hash, repr, lambda x: x == y, lambda x: x < y, lambda x: x | y):
    try:
        f(x)
    except RecursionError:
        pass
del x, y
print("done")
