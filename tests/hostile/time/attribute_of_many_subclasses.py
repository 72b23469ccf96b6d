# expect: timeout
class A:
    pass


kinds = [type("B", (A,), {}) for _ in range(10**4)]
while True:
    A.__len__ = lambda self: 0
    del A.__len__
