# expect: timeout
class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        # The search starts again where the dictionary was changed meanwhile.
        table.clear()
        table[Key0] = table[other] = 1
        table.update((i, i) for i in range(10))
        return False


Key0 = object()
table = {}
keys = [Key() for _ in range(10)]
while True:
    for key in keys:
        table[key] = 1
