# expect: timeout
class Spins(type):
    def __getattribute__(cls, name):
        while True:
            pass


class C(metaclass=Spins):
    pass


C.x
