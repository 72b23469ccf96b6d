# expect: ok
# stdout: inner
# stdout: outer
class C:
    def __str__(self):
        print("inner")
        return "outer"


print(C())
