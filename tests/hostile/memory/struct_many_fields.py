# expect: ok
# memory-mb: 64
# stdout: MemoryError
import struct

try:
    struct.unpack("bh" * 10**7, b"")
except MemoryError:
    print("MemoryError")
