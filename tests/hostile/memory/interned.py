# expect: resource-exceeded
# memory-mb: 8
import sys

i, keep = 0, []
while True:
    i += 1
    keep.append(sys.intern("x" * 1000 + str(i)))
