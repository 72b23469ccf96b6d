# expect: ok 1
# stderr-has: inner
import sys

sys.exit(SystemExit(SystemExit("inner")))
