# expect: ok
# stdout: 8
n = 0


def attempt(f):
    global n
    try:
        f()
    except RecursionError:
        n += 1


class C:
    def __getattr__(self, name):
        return getattr(self, name)

    def __setattr__(self, name, value):
        setattr(self, name, value)

    def __delattr__(self, name):
        delattr(self, name)

    def __getitem__(self, key):
        return self[key]

    def __setitem__(self, key, value):
        self[key] = value

    def __delitem__(self, key):
        del self[key]

    @property
    def p(self):
        return self.p

    @classmethod
    def __class_getitem__(cls, key):
        return cls[key]


x = C()
for f in (lambda: x.a, lambda: setattr(x, "a", 1), lambda: delattr(x, "a"), lambda: x[1], lambda: x.__setitem__(1, 1), lambda: x.__delitem__(1), lambda: x.p, lambda: C[1]):
    attempt(f)
print(n)
