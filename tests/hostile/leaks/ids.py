# expect: ok
# stdout: 0
import gc

# Nothing of the engine's own files is among the objects that the collector shows.
print(sum("golem_engine" in repr(type(x)) or "golem_engine" in str(getattr(x, "__module__", "")) for x in gc.get_objects()))
