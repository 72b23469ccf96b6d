# expect: ok
# stdout: done
import sys


def trace(frame, event, argument):
    def inner():
        sys.settrace(trace)
        inner()

    inner()


sys.settrace(trace)
try:
    (lambda: 0)()
except RecursionError:
    pass
sys.settrace(None)
print("done")
