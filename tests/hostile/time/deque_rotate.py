# expect: timeout
from collections import deque

x = deque([None] * 10**7)
while True:
    x.rotate(5 * 10**6)
    x.count(1)
    x.reverse()
