# expect: ok
# stdout: done
import marshal

data = b"[\1\0\0\0" * 1400 + b"N"
x = None
for _ in range(1400):
    x = [x]


def f(n):
    try:
        marshal.loads(data)
    except (RecursionError, ValueError):
        pass
    f(n + 1)


try:
    f(0)
except RecursionError:
    print("done")
