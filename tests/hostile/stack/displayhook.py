# expect: ok
# stdout: RecursionError
import sys

sys.displayhook = lambda x: exec(compile("1", "f", "single"))
try:
    sys.displayhook(1)
except (RecursionError, MemoryError):
    print("RecursionError")
