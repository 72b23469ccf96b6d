# expect: ok
import faulthandler

try:
    faulthandler._read_null()
except AttributeError:
    pass
