# expect: ok 4
class Leave(SystemExit):
    @property
    def code(self):
        return 4

    def __str__(self):
        raise ValueError


raise Leave
