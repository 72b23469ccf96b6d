# expect: timeout
from itertools import repeat

(-1, None) in enumerate(repeat(None))
