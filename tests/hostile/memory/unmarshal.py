# expect: ok
# memory-mb: 64
# stdout: 3
import marshal

n = 0
for data in (b"[\xff\xff\xff\x7f", b"(\xff\xff\xff\x1f" + b"N" * 100, b"s\xff\xff\xff\x7f"):
    try:
        marshal.loads(data)
    except (MemoryError, ValueError, EOFError, OverflowError):
        n += 1
print(n)
