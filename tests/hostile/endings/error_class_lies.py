# expect: runtime-failed
class E(Exception):
    @property
    def __class__(self):
        return SystemExit

    __module__ = property(lambda self: 1 / 0)


E.__qualname__ = "\udc80"
raise E
