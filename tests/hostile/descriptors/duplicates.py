# expect: ok
# stdout: done
import os

for name in ("dup", "dup2", "pipe", "openpty", "memfd_create", "eventfd", "set_inheritable", "fchdir", "fchmod"):
    f = getattr(os, name, None)
    for arguments in ((1,), (1, 5), ("x",), ()):
        try:
            f(*arguments)
        except (TypeError, OSError, ValueError):
            pass
print("done")
