# expect: ok
# stdout: first
# stdout: second
import atexit
import sys

atexit.register(print, "second")
atexit.register(sys.exit, 9)
print("first")
