# expect: ok
# stdout: 17
import operator

names = "add sub mul matmul truediv floordiv mod pow lshift rshift and_ or_ xor eq lt iadd contains".split()
n = 0
for name in names:
    f = getattr(operator, name)
    kind = type("C", (), {"__" + name.strip("_") + "__": lambda a, b: f(a, b)})
    try:
        f(kind(), kind())
    except RecursionError:
        n += 1
print(n)
