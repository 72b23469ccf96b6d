# expect: timeout
import random
import zlib

zlib.compress(random.Random(1).randbytes(100) * 2 * 10**6, 9)
