# expect: ok or runtime-failed SIGSEGV
import faulthandler

try:
    faulthandler._read_null()
except AttributeError:
    pass
