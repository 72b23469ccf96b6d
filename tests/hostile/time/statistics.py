# expect: timeout
import statistics
from itertools import repeat

statistics.variance(repeat(1.5))
