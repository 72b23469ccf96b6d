# expect: ok
# stdout: done
import signal

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
        signal.raise_signal(number)
    except (OSError, ValueError):
        pass
print("done")
