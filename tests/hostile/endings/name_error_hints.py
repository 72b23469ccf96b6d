# expect: runtime-failed
class C:
    def __dir__(self):
        raise SystemExit(1)

    def __getattr__(self, name):
        raise AttributeError(name=self, obj=self)


C().x
