# expect: ok
# stdout: RecursionError
import sys


class File:
    def write(self, text):
        print(text, file=self)


try:
    print("x", file=File())
except RecursionError:
    print("RecursionError")
