# expect: resource-exceeded
# memory-mb: 8
import sys
import types

i = 0
while True:
    i += 1
    sys.modules["m" + str(i)] = types.ModuleType("m" + str(i))
