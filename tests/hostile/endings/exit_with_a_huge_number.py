# expect: ok 255
# stdout:
import sys

sys.exit(2**100)
