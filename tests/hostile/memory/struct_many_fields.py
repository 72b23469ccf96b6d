# expect: ok
# memory-mb: 8
# stdout: MemoryError
import struct

try:
    struct.unpack("bh" * 10**6, b"")
except MemoryError:
    print("MemoryError")
