# expect: ok
# stdout: done
import faulthandler
import sys

for name, arguments in (("dump_traceback_later", (0.01,)), ("register", (10,)), ("dump_traceback", (2**31 - 1,)), ("dump_traceback", (-5,)), ("enable", (99,))):
    try:
        getattr(faulthandler, name)(*arguments)
    except (AttributeError, RuntimeError, OSError, ValueError, TypeError, OverflowError):
        pass
print("done")
