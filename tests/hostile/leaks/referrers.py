# expect: ok
# stdout: 0
import gc
import sys

n = 0
for thing in (print, sys.modules, open, __builtins__):
    for holder in gc.get_referrers(thing):
        n += isinstance(holder, dict) and "golem_engine" in str(holder.get("__name__"))
print(n)
