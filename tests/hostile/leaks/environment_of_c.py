# expect: ok
# stdout: None
import os
import time

for name in ("TZ", "PYTHONPATH", "HOME", "PATH", "WORKER_SECRET", "EXEC_TIMEOUT_MS", "SQLITE_TMPDIR"):
    if os.getenv(name) is not None or os.path.expandvars("$" + name) != "$" + name:
        print(name)
print(os.environ.get("WORKER_SECRET"))
