# expect: resource-exceeded
# memory-mb: 8
import zlib

keep = []
while True:
    keep.append(zlib.compressobj(9, zlib.DEFLATED, 15, 9))
