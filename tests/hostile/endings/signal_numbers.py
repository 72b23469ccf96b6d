# expect: ok
# stdout: done
import os
import signal

for number in (-1, 0, 65, 1000, 2**31 - 1, -(2**31), 2**40):
    for call in (signal.raise_signal, signal.getsignal, lambda n: os.kill(os.getpid(), n), lambda n: signal.signal(n, print), signal.strsignal):
        try:
            call(number)
        except (OSError, ValueError, OverflowError):
            pass
print("done")
