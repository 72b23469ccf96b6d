# expect: timeout
from itertools import groupby, repeat

groups = groupby(repeat(1))
next(groups)
# Looks for the end of the first group.
next(groups)
