# expect: ok
# stderr-has: most recent call first
import faulthandler

faulthandler.dump_traceback()
