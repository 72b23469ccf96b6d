# expect: ok
# stdout: done
import functools
import inspect


def f():
    pass


for _ in range(10**4):
    f = functools.wraps(f)(lambda f=f: f())
for g in (f, lambda: inspect.signature(f), lambda: inspect.unwrap(f)):
    try:
        g()
    except (RecursionError, ValueError):
        pass
del f
print("done")
