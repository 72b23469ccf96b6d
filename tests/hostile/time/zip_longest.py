# expect: timeout
from collections import deque
from itertools import repeat, zip_longest

deque(zip_longest(repeat(1), repeat(2), ()), maxlen=0)
