# expect: ok
# memory-mb: 64
# stdout: MemoryError
# stdout: MemoryError
# stdout: MemoryError
for f in (lambda: 1 << 2**31 - 1, lambda: 1 << 2**34, lambda: 1 << 2**62):
    try:
        f()
    except (MemoryError, OverflowError):
        print("MemoryError")
