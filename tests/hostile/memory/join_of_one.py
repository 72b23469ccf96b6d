# expect: ok
# memory-mb: 64
# stdout: MemoryError
x = "x" * 10**6
try:
    x.join([x] * 10**4)
except (MemoryError, OverflowError):
    print("MemoryError")
