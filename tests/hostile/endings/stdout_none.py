# expect: ok
# stdout:
import sys

sys.stdout = sys.stderr = None
print("x")
