# expect: ok
# stdout: done
import os
import time

x = 1
for _ in range(4000):
    x = time.struct_time((x,) + (1,) * 8)
for f in (repr, hash, lambda x: x == time.struct_time((x,) + (1,) * 8), time.mktime):
    try:
        f(x)
    except (RecursionError, TypeError, OverflowError):
        pass
del x
print("done")
