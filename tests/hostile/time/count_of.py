# expect: timeout
from itertools import repeat
from operator import countOf

countOf(repeat(1), 2)
