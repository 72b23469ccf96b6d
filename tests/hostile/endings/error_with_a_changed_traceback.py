# expect: runtime-failed
# stderr-has: ZeroDivisionError
import types

try:
    1 / 0
except ZeroDivisionError as error:
    tb = error.__traceback__
    for _ in range(1000):
        tb = types.TracebackType(tb, tb.tb_frame, -1, 2**31 - 1)
    raise error.with_traceback(tb)
