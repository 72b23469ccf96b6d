# expect: ok
# stdout: False
import gc
import sys

# Whatever objects there are, none holds what the worker knows.
found = False
needle = "worker-" + "secret-" + "value"
for thing in gc.get_objects() + list(sys.modules.values()):
    try:
        for inner in gc.get_referents(thing):
            found |= type(inner) in (str, bytes) and needle in (inner if type(inner) is str else inner.decode("latin-1"))
    except Exception:
        pass
print(found)
