# expect: ok
# memory-mb: 64
# stdout: 3
n = 0
for f in (lambda: ("\t" * 1000).expandtabs(10**6), lambda: "x".ljust(10**9), lambda: "x".zfill(2**31 - 1)):
    try:
        f()
    except (MemoryError, OverflowError):
        n += 1
print(n)
