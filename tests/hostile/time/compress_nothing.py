# expect: timeout
from itertools import count, compress, repeat

next(compress(count(), repeat(0)))
