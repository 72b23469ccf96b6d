# expect: ok 120 or ok
# stdout:
import sys

sys.stdout.detach()
try:
    print("x")
except ValueError:
    pass
