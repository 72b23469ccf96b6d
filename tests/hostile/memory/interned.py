# expect: resource-exceeded
# memory-mb: 8
import sys

i = 0
while True:
    i += 1
    sys.intern("x" * 1000 + str(i))
