# expect: ok
# stdout: RecursionError
class C:
    def __str__(self):
        print(self)
        return ""


try:
    print(C())
except RecursionError:
    print("RecursionError")
