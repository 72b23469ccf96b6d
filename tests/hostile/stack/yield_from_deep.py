# expect: ok
# stdout: done
def g(n):
    yield 1
    yield from g(n + 1)


try:
    for _ in g(0):
        pass
except RecursionError:
    print("done")
