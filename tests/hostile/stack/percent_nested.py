# expect: ok
# stdout: RecursionError
class M:
    def __getitem__(self, key):
        return ("%(" + key + ")s") % self


try:
    ("%(" + "(" * 10**4 + ")" * 10**4 + ")s") % M()
except RecursionError:
    print("RecursionError")
