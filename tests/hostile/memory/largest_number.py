# expect: ok or timeout
n = 0
for size in (2**31 - 1, 2**31 - 20, 2**31 - 65536, 2**31 - 2**20, 2**32):
    try:
        bytes(size)
    except (MemoryError, OverflowError):
        n += 1
print(n)
