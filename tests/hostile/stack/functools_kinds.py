# expect: ok
# stdout: 5
import functools

n = 0


def attempt(f):
    global n
    try:
        f()
    except RecursionError:
        n += 1


def reduce(*_):
    return functools.reduce(reduce, [1, 2])


@functools.singledispatch
def dispatch(x):
    return dispatch(x)


@functools.lru_cache
def cached(x):
    return cached(x + 1)


key = functools.cmp_to_key(lambda a, b: key(a) < key(b))
partial = functools.partial(lambda: partial())
for f in (reduce, lambda: dispatch(1), lambda: cached(1), lambda: key(1) < key(2), partial):
    attempt(f)
print(n)
