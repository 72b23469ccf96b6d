# expect: ok
# memory-mb: 64
# stdout: MemoryError
try:
    dict.fromkeys(range(2**29))
except MemoryError:
    print("MemoryError")
