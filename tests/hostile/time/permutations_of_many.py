# expect: timeout
from collections import deque
from itertools import permutations

deque(permutations(range(100000)), maxlen=0)
