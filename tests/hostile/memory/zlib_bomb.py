# expect: resource-exceeded
# memory-mb: 64
import zlib

x = zlib.compressobj(1)
bomb = b"".join(x.compress(bytes(8 * 10**6)) for _ in range(10)) + x.flush()
zlib.decompress(bomb)
