# expect: runtime-failed
import sys

sys.stdout = sys.stderr = None
1 / 0
