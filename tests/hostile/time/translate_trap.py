# expect: timeout
class Table:
    def __getitem__(self, key):
        return "x" * 1000


while True:
    ("ab" * 10**4).translate(Table())
