# expect: ok
# stdout: done
import operator

f = operator.attrgetter(".".join(["a"] * 10**5))


class C:
    pass


C.a = C()
f(C())
x = operator.methodcaller("a")
C.a = lambda self: x(self)
try:
    x(C())
except RecursionError:
    print("done")
