# expect: timeout
from array import array

a, b = array("d", [0]) * 10**7, array("f", [0]) * 10**7
while True:
    a == b
    a.byteswap()
    a.count(1)
