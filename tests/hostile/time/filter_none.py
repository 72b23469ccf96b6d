# expect: timeout
from itertools import repeat

next(filter(None, repeat(0)))
