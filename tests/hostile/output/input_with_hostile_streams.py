# expect: ok
# stdin: line\n
# stdout: caught
import sys


class Stream:
    def fileno(self):
        return 2**31 - 1

    def write(self, text):
        raise OSError

    encoding = errors = 5
    flush = fileno


real, sys.stdout = sys.stdout, Stream()
try:
    input("prompt")
except (OSError, TypeError):
    sys.stdout = real
    print("caught")
