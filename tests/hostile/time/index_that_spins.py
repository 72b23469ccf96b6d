# expect: timeout
class Index:
    def __index__(self):
        while True:
            try:
                [].__getitem__(self)
            except BaseException:
                pass


b"x" * Index()
