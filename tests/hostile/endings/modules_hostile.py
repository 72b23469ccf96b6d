# expect: ok
import sys


class M:
    def __getattribute__(self, name):
        raise SystemExit(name)

    def __hash__(self):
        raise SystemExit


for name in list(sys.modules):
    sys.modules[name] = M()
