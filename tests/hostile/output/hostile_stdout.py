# expect: ok 120
import sys


class Stream:
    def __getattribute__(self, name):
        raise SystemExit(name)

    def __bool__(self):
        raise KeyboardInterrupt


sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Stream()
