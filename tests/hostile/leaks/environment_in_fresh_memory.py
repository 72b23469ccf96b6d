# expect: ok
# stdout: False
import io

# Blocks that were not written to are zeroes, or at least nobody else's.
needle = b"terces-rekrow"[::-1]
found = False
for size in range(1, 200):
    block = io.BytesIO()
    block.seek(size * 1000)
    block.write(b"x")
    found |= needle in block.getvalue()
print(found)
