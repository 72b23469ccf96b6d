# expect: ok
# memory-mb: 64
# stdout: MemoryError
# stdout: error
import struct

for format in ("1000000000x", "9" * 1000 + "x"):
    try:
        struct.pack(format)
    except (MemoryError, struct.error) as error:
        print(type(error).__name__)
