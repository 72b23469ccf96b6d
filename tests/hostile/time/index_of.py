# expect: timeout
from itertools import repeat
from operator import indexOf

indexOf(repeat(1), 2)
