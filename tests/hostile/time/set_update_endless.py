# expect: timeout
from itertools import repeat

set().update(repeat("a"))
