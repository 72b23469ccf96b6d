# expect: runtime-failed SIGKILL
import signal

try:
    signal.signal(signal.SIGKILL, signal.SIG_IGN)
except (OSError, ValueError):
    pass
signal.raise_signal(signal.SIGKILL)
