# expect: ok
# stdout: 6
n = 0


def attempt(f):
    global n
    try:
        f()
    except RecursionError:
        n += 1


class Meta(type):
    def __instancecheck__(cls, x):
        return isinstance(x, cls)

    def __subclasscheck__(cls, x):
        return issubclass(x, cls)

    def __call__(cls):
        return cls()

    def __getattr__(cls, name):
        return getattr(cls, name)


class C(metaclass=Meta):
    pass


class D:
    def __init_subclass__(cls):
        type("E", (D,), {})


class Name:
    def __set_name__(self, owner, name):
        type("F", (), {"x": Name()})


for f in (lambda: isinstance(1, C), lambda: issubclass(int, C), C, lambda: C.x, lambda: type("E", (D,), {}), lambda: Name().__set_name__(1, 2)):
    attempt(f)
print(n)
