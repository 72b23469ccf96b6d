# expect: resource-exceeded
import sys

sys.stdout.write("x" * 20 * 10**6)
