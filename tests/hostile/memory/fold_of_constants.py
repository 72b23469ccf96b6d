# expect: ok
# memory-mb: 64
# stdout: 3
n = 0
for source in ("'x' * 2**31", "(1,) * 2**30", "1 << 2**33"):
    try:
        eval(source)
    except (MemoryError, OverflowError):
        n += 1
print(n)
