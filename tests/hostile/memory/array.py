# expect: resource-exceeded
# memory-mb: 8
from array import array

x = array("q", [1])
while True:
    x.extend(x)
