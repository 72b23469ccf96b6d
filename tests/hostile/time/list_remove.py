# expect: timeout
class Never:
    __eq__ = lambda self, other: False


x = [Never()] * 10**7
while True:
    try:
        x.remove(1)
    except ValueError:
        pass
