# expect: timeout
from functools import reduce
from operator import or_

reduce(or_, [list[i] for i in range(100000)])
