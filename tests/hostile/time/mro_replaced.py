# expect: timeout
class Meta(type):
    def mro(cls):
        while True:
            try:
                type("D", (cls,), {})
            except BaseException:
                pass


class C(metaclass=Meta):
    pass
