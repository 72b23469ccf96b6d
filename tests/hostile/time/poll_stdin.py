# expect: timeout
import sys

# At the end of the input reading gives nothing, for ever.
while not sys.stdin.read(1):
    pass
