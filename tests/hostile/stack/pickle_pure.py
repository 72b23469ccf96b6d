# expect: ok
# stdout: RecursionError
import io
import pickle

x = []
for _ in range(4000):
    x = [x]
try:
    pickle._Pickler(io.BytesIO()).dump(x)
except RecursionError:
    print("RecursionError")
