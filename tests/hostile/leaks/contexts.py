# expect: ok
# stdout: set
import contextvars
import sys

v = contextvars.ContextVar("v", default=0)
v.set("evil")
sys.set_asyncgen_hooks(print, print)
sys.set_coroutine_origin_tracking_depth(100)
sys.breakpointhook = sys.displayhook = print
print("set")
# --- next
# expect: ok
# stdout: [] (None, None) 0
import contextvars
import sys

print([x for x in contextvars.copy_context()], tuple(sys.get_asyncgen_hooks()), sys.get_coroutine_origin_tracking_depth())
