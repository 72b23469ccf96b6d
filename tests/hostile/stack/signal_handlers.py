# expect: ok
# stdout: RecursionError
import signal


def handler(*_):
    signal.raise_signal(signal.SIGTERM)


signal.signal(signal.SIGTERM, handler)
try:
    signal.raise_signal(signal.SIGTERM)
except RecursionError:
    print("RecursionError")
