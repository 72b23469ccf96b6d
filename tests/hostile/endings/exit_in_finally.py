# expect: ok 2
import sys

try:
    sys.exit(1)
finally:
    sys.exit(2)
