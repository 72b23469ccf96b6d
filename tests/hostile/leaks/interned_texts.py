# expect: ok
# stdout: interned
import sys

keep = [sys.intern("text of an earlier run " + str(i)) for i in range(1000)]
sys.evil = [id(x) for x in keep]
print("interned")
# --- next
# expect: ok
# stdout: 0
import gc

print(sum(("earl" + "ier"[:3]) in x and "run" in x for thing in gc.get_objects() for x in gc.get_referents(thing) if type(x) is str and len(x) < 30))
