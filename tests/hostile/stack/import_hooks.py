# expect: ok
# stdout: done
import sys


class Finder:
    def find_spec(self, name, *_):
        __import__(name + "x")


sys.meta_path.insert(0, Finder())
for f in (lambda: __import__("a"), lambda: __import__("a.b.c"), lambda: __import__(".".join("a" * 10**5))):
    try:
        f()
    except (RecursionError, ImportError):
        pass
sys.meta_path.pop(0)
import builtins

real = builtins.__import__
builtins.__import__ = lambda *a, **k: exec("import json")
try:
    import json
except (RecursionError, MemoryError):
    builtins.__import__ = real
    print("done")
