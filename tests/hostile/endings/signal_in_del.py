# expect: runtime-failed SIGTERM
import signal


class C:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)


C()
