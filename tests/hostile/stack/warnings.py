# expect: ok
# stdout: RecursionError
import warnings

warnings.showwarning = lambda *_: warnings.warn("again")
warnings.simplefilter("always")
try:
    warnings.warn("x")
except RecursionError:
    print("RecursionError")
