# expect: ok
import sys

sys.stdout.write("x" * (15 << 20))
sys.stderr.write("x" * (15 << 20))
