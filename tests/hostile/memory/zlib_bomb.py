# expect: resource-exceeded
# memory-mb: 8
import zlib

x = zlib.compressobj(1)
bomb = b"".join(x.compress(bytes(3 * 10**6)) for _ in range(4)) + x.flush()
zlib.decompress(bomb)
