# expect: ok
# stdout: 1
def g():
    try:
        yield 1
    finally:
        yield 2
        raise SystemExit(5)


x = g()
print(next(x))
