# expect: ok
import os
import sys

# Whatever is written at once arrives whole.
if sys.stdout.write("x" * 5 * 10**6 + "\n") != 5000001 or os.write(1, b"y" * 5 * 10**6) != 5000000:
    sys.exit(1)
