# expect: ok
# stderr-has: 0
import sys

sys._debugmallocstats()
