# expect: ok or resource-exceeded
import sys

# Each byte becomes three.
sys.stdout.buffer.write(b"\xff" * (10 << 20))
