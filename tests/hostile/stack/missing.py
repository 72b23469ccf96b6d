# expect: ok
# stdout: RecursionError
class C(dict):
    def __missing__(self, key):
        return self[key]


try:
    "%(a)s" % C()
except RecursionError:
    print("RecursionError")
