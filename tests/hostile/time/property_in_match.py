# expect: timeout
class C:
    @property
    def x(self):
        while True:
            pass


match C():
    case C(x=1):
        pass
