# expect: ok
# stdout: RecursionError
x = {}
for _ in range(20000):
    x = {1: x}.values()
try:
    repr(x)
except RecursionError:
    print("RecursionError")
