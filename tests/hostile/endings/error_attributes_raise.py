# expect: runtime-failed
class E(Exception):
    def __getattribute__(self, name):
        raise SystemExit(3)


raise E("x")
