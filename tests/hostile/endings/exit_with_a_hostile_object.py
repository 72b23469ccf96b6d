# expect: ok 1
class C:
    def __str__(self):
        raise SystemExit(7)

    __repr__ = __str__


raise SystemExit(C())
