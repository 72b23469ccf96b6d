# expect: ok 120
# stdout:
import sys

sys.stdout.detach()
try:
    print("x")
except ValueError:
    pass
