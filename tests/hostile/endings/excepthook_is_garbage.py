# expect: runtime-failed
# stderr-has: ZeroDivisionError
import sys

sys.excepthook = object()
1 / 0
