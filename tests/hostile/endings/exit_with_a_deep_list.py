# expect: ok 1
import sys

x = []
for _ in range(10**5):
    x = [x]
sys.exit(x)
