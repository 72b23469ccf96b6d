# expect: ok
# stdout: done
import random

x = ()
for _ in range(20000):
    x = (x,)
for f in (lambda: random.seed(x), lambda: random.setstate(x), lambda: random.choice(x)):
    try:
        f()
    except (RecursionError, TypeError, ValueError):
        pass
print("done")
