# expect: timeout
import sys

set(map(sys.hash_info.modulus.__mul__, range(10**6)))
