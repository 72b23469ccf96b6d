# expect: ok
import sys

sys.stdout.write("\0" * 10**6)
