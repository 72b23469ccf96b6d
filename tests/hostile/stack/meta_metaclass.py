# expect: ok
# stdout: RecursionError
class Meta(type):
    def __new__(cls, *arguments):
        return Meta("M", (type,), {})


class Prepare(type):
    @classmethod
    def __prepare__(cls, name, bases):
        class C(metaclass=Prepare):
            pass


try:
    try:
        Meta("M", (), {})
    except RecursionError:
        Prepare.__prepare__("", ())
except RecursionError:
    print("RecursionError")
