# expect: ok
# stdout: done
x = t"{1}"
for _ in range(20000):
    x = t"{x}"
for f in (repr, hash, lambda y: y == x, lambda x: x + x, list):
    try:
        f(x)
    except RecursionError:
        pass
del x
print("done")
