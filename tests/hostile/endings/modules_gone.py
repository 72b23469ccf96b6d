# expect: runtime-failed
import sys

sys.modules.clear()
1 / 0
