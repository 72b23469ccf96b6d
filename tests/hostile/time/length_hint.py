# expect: timeout
class Hint:
    def __length_hint__(self):
        while True:
            pass

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


list(Hint())
