# expect: ok
# stdout: filled
import codecs
import copyreg
import functools
import linecache
import re
import sqlite3
import struct
import warnings

re.compile("earlier")
linecache.cache["main.py"] = (10, None, ["earlier\n"], "main.py")
linecache.cache["/main.py"] = linecache.cache["main.py"]
codecs.register(lambda name: codecs.lookup("rot13") if name == "evil" else None)
codecs.register_error("strict", lambda error: ("evil", error.end))
copyreg.pickle(complex, lambda x: (int, ()))
sqlite3.register_adapter(int, lambda x: "evil")
struct.calcsize("10i")
warnings.simplefilter("ignore")
print("filled")
# --- next
# expect: runtime-failed
# stdout: 0 unknown strict (1,)
# stderr-has: 1 / 0
import codecs
import linecache
import re
import sqlite3

try:
    "x".encode("evil")
except LookupError:
    what = "unknown"
try:
    "\udc80".encode()
except UnicodeError:
    how = "strict"
print(len(linecache.cache), what, how, sqlite3.connect(":memory:").execute("select ?", (1,)).fetchone())
1 / 0
