# expect: ok
# memory-mb: 64
# stdout: 6
n = 0
for x in ([0], "x", b"x", (0,), bytearray(1), "\U00012345"):
    try:
        x * (2**29)
    except MemoryError:
        n += 1
print(n)
