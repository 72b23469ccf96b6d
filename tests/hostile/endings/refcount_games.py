# expect: ok
# stdout: done
import gc
import sys

for thing in gc.get_objects():
    if isinstance(thing, dict) and "gc" not in thing and "__builtins__" not in thing:
        thing.clear()
print("done")
