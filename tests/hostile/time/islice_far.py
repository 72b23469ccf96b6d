# expect: timeout
from itertools import count, islice

next(islice(count(), 2**31 - 2, None))
next(islice(iter(int, 1), 2**31 - 2, None))
