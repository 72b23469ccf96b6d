# expect: timeout
import math

math.isqrt((1 << 10**9) - 1)
