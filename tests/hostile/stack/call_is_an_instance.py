# expect: ok
# stdout: RecursionError
class C:
    pass


C.__call__ = C()
try:
    C()()
except RecursionError:
    print("RecursionError")
