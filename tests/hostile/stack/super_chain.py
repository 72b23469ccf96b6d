# expect: ok
# stdout: RecursionError
class A:
    def f(self):
        pass


for i in range(200):

    class A(A):
        def f(self):
            super().f()
            super(type(self), self).f()


try:
    A().f()
except RecursionError:
    print("RecursionError")
