# expect: ok
# stdout: RecursionError
x = int
for _ in range(20000):
    x = (x, x)
try:
    isinstance("", x)
except RecursionError:
    print("RecursionError")
