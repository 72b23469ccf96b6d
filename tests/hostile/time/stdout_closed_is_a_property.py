# expect: timeout
import sys


class Stream:
    @property
    def closed(self):
        while True:
            pass


sys.stderr = Stream()
