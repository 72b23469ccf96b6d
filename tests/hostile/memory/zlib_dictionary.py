# expect: resource-exceeded
# memory-mb: 64
import zlib

keep = []
while True:
    keep.append(zlib.compressobj(9, zlib.DEFLATED, 15, 9))
