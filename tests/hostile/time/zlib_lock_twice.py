# expect: timeout
import zlib

packer = zlib.compressobj(zdict=b"dict")
data = packer.compress(b"dictdict") + packer.flush()


class Dictionary:
    def __buffer__(self, flags):
        unpacker.decompress(b"")
        return memoryview(b"dict")


unpacker = zlib.decompressobj(zdict=Dictionary())
unpacker.decompress(data)
