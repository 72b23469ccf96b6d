# expect: timeout
import struct

data = bytes(10**7)
while True:
    struct.unpack("10000000B", data)
    for _ in struct.iter_unpack("<x", data):
        pass
