# expect: timeout
import weakref


class C:
    pass


def again(reference):
    while True:
        x = C()
        refs.append(weakref.ref(x, lambda r: refs.clear()))
        del x


refs = []
x = C()
refs.append(weakref.ref(x, again))
del x
