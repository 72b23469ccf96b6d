# expect: timeout
import random

while True:
    random.getrandbits(10**9)
    random.shuffle([0] * 10**6)
