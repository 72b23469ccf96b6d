# expect: ok
# stdout: done
import os
import shutil

for path in ("/", ".", "..", "/..", "../"):
    shutil.rmtree(path, ignore_errors=True)
    for f in (os.rmdir, os.removedirs, os.unlink):
        try:
            f(path)
        except OSError:
            pass
print("done")
