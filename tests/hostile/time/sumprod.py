# expect: timeout
import math
from itertools import repeat

math.sumprod(repeat(1), repeat(2))
