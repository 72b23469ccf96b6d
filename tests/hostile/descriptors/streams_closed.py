# expect: ok
# stdout:
import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    stream.close()
try:
    print("x")
except ValueError:
    pass
