# expect: ok
# stdout: done
import copy
import pickle

x = iter([1])
for _ in range(4000):
    x = map(repr, x)
for f in (copy.copy, copy.deepcopy, pickle.dumps, repr, lambda x: x.__reduce__()):
    try:
        f(x)
    except (RecursionError, TypeError):
        pass
print("done")
