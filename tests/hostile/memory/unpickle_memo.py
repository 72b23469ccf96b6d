# expect: ok
# memory-mb: 64
# stdout: MemoryError
import pickle

try:
    print(pickle.loads(b"Nr\xff\xff\xff\x0f."))
except MemoryError:
    print("MemoryError")
