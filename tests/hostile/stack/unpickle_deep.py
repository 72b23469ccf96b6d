# expect: ok
# stdout: done
import pickle

x = pickle.loads(b"]" * 10**5 + b"a" * (10**5 - 1) + b".")
del x
x = pickle.loads(b"N" + b"\x85" * 10**5 + b".")
try:
    hash(x)
except RecursionError:
    print("done")
