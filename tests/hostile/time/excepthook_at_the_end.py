# expect: timeout
import sys

sys.excepthook = lambda *_: [0 for _ in iter(int, 1)]
raise SystemError
