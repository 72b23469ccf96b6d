# expect: ok
# stdout: RecursionError
class A:
    def __add__(self, other):
        return other + self

    __radd__ = __add__


try:
    A() + A()
except RecursionError:
    print("RecursionError")
