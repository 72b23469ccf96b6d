# expect: ok
# stdout: spoilt
import collections
import datetime
import gc
import pathlib

for kind in (collections.OrderedDict, pathlib.PurePath, collections.UserDict, datetime.tzinfo):
    try:
        kind.__eq__ = lambda *_: True
        kind.evil = 1
    except TypeError:
        pass
# The dictionary of a built-in type, by way of the collector.
for thing in gc.get_referents(str.__dict__):
    if isinstance(thing, dict):
        thing["evil"] = lambda self: "evil"
print("spoilt")
# --- next
# expect: ok
# stdout: False False False
import collections
import pathlib

print(hasattr(pathlib.PurePath, "evil"), hasattr(collections.UserDict, "evil"), hasattr("", "evil"))
