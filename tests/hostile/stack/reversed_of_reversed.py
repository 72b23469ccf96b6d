# expect: ok
# stdout: RecursionError
class C:
    def __reversed__(self):
        return reversed(self)


try:
    reversed(C())
except RecursionError:
    print("RecursionError")
