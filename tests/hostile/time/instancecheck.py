# expect: timeout
class Meta(type):
    def __instancecheck__(cls, other):
        while True:
            pass


class C(Exception, metaclass=Meta):
    pass


isinstance(1, C)
