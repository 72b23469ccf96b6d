# expect: resource-exceeded
# memory-mb: 64
import zlib

x = zlib.compressobj(9)
bomb = b"".join(x.compress(bytes(10**7)) for _ in range(10)) + x.flush()
zlib.decompress(bomb)
