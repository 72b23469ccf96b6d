# expect: ok
# stdout: RecursionError
x = int
for _ in range(10**5):
    x = (x, x)
try:
    isinstance("", x)
except RecursionError:
    print("RecursionError")
