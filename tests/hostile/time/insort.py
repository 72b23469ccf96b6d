# expect: timeout
from bisect import insort

x = [0] * 10**7
while True:
    insort(x, -1)
