# expect: timeout
from itertools import dropwhile, repeat

next(dropwhile(bool, repeat(1)))
