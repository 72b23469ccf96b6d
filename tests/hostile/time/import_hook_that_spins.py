# expect: timeout
import sys


class Finder:
    def find_spec(self, *_):
        while True:
            pass


sys.meta_path.insert(0, Finder())
import nothing
