# expect: ok
# stdout: done
import sys

for name in ("remote_exec", "is_remote_debug_enabled", "activate_stack_trampoline", "_debugmallocstats", "_dump_tracelets", "_setprofileallthreads", "setdlopenflags", "_clear_internal_caches", "_getframemodulename"):
    try:
        getattr(sys, name)(*((1, "main.py") if name == "remote_exec" else ()))
    except (AttributeError, TypeError, RuntimeError, OSError, ValueError, NotImplementedError):
        pass
print("done")
