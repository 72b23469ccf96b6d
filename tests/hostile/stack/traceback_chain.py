# expect: ok
# stdout: done
import traceback

error = None
for i in range(1200):
    new = ValueError(str(i))
    new.__context__ = error
    error = new
for f in (lambda: traceback.format_exception(error), lambda: traceback.TracebackException.from_exception(error, compact=True)):
    try:
        f()
    except RecursionError:
        pass
print("done")
