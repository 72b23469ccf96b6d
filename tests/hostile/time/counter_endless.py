# expect: timeout
from collections import Counter
from itertools import repeat

Counter(repeat("a"))
