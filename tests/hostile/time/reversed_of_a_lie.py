# expect: timeout
class Long:
    def __len__(self):
        return 2**31 - 1

    __getitem__ = int.__index__


class Endless(Long):
    def __getitem__(self, i):
        return i


-1 in reversed(Endless())
