import sys

sys.stderr.write("e" * 10001)
