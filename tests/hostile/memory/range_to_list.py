# expect: ok
# memory-mb: 64
# stdout: MemoryError
try:
    list(range(2**29))
except MemoryError:
    print("MemoryError")
