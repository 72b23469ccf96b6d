# expect: timeout
from functools import cmp_to_key

while True:
    sorted(range(10**6), key=cmp_to_key(lambda a, b: hash(a % 7) - hash(b % 7)))
