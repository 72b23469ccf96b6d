# expect: timeout
import math

a, b = 1, 1
for _ in range(60000):
    a, b = b, a + b
while True:
    math.gcd(a, b)
    math.lcm(a, b)
