# expect: resource-exceeded
# memory-mb: 64
from array import array

x = array("q", [1])
while True:
    x.extend(x)
