# expect: timeout
from collections import deque
from itertools import combinations

deque(combinations(range(200), 100), maxlen=0)
