# expect: timeout
from collections import deque
from itertools import batched, repeat

deque(batched(repeat(None), 10**6), maxlen=0)
