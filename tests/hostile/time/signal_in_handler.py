# expect: timeout
import signal


def handler(number, frame):
    signal.raise_signal(number)
    while True:
        pass


signal.signal(signal.SIGTERM, handler)
try:
    signal.raise_signal(signal.SIGTERM)
except RecursionError:
    while True:
        pass
