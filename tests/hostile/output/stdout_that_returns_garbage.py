# expect: ok
# stdout:
import sys


class Stream:
    encoding = errors = closed = object()

    def write(self, text):
        return -(2**70)

    flush = write


Stream.flush = lambda self: None
sys.stdout = Stream()
print("x", flush=True)
