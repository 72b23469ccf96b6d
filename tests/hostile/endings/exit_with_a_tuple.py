# expect: ok 1
# stderr-has: (1, 2)
import sys

sys.exit((1, 2))
