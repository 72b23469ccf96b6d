# expect: timeout
from itertools import repeat

{1}.isdisjoint(repeat(0))
