# expect: ok
# stdout: RecursionError
class M:
    def __getitem__(self, key):
        return ("%(" + key + ")s") % self


try:
    ("%(" + "(" * 10**5 + ")" * 10**5 + ")s") % M()
except RecursionError:
    print("RecursionError")
