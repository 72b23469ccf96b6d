# expect: ok
# stdout: RecursionError
def key(x):
    return sorted([1, 2], key=key)


try:
    key(1)
except RecursionError:
    print("RecursionError")
