# expect: timeout
from itertools import repeat

dict(repeat((1, 1)))
