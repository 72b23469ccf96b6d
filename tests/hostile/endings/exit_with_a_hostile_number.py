# expect: ok 5
import sys


class N(int):
    def __add__(self, other):
        raise MemoryError

    __and__ = __index__ = __int__ = __lt__ = __le__ = __add__


sys.exit(N(5))
