# expect: ok
# stdout: False
import gc
import sys

# Whatever objects there are, none holds what the worker knows.
found = False
needle = "eulav-terces-rekrow"[::-1]
for thing in gc.get_objects() + list(sys.modules.values()):
    try:
        for inner in gc.get_referents(thing):
            found |= inner is not needle and type(inner) in (str, bytes) and needle in (inner if type(inner) is str else inner.decode("latin-1"))
    except Exception:
        pass
print(found)
