import atexit
import signal
import sys


def again(*_):
    while True:
        pass


for name in ("SIGINT", "SIGTERM", "SIGALRM", "SIGXCPU"):
    if hasattr(signal, name):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
atexit.register(again)
sys.excepthook = again
while True:
    pass
