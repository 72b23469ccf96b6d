# expect: ok
# stdout: abc
import sys

sys.stdout.write("abc\n")
for f in (lambda: sys.stdout.seek(0), lambda: sys.stdout.truncate(0), lambda: sys.stdout.buffer.truncate(), lambda: sys.stdout.read()):
    try:
        f()
    except (OSError, ValueError):
        pass
