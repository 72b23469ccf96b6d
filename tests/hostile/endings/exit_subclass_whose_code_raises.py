# expect: ok 1
class Leave(SystemExit):
    @property
    def code(self):
        raise KeyboardInterrupt


raise Leave
