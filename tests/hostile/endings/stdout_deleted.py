# expect: ok
# stdout:
import sys

del sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__
try:
    print("x")
except RuntimeError:
    pass
