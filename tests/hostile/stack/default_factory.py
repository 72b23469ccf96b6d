# expect: ok
# stdout: RecursionError
from collections import defaultdict

x = defaultdict()
x.default_factory = lambda: x[len(x)]
try:
    x[0]
except RecursionError:
    print("RecursionError")
