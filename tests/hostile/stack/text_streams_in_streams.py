# expect: ok or timeout
import io

x = io.BytesIO(b"x" * 10000)
for _ in range(500):
    x = io.TextIOWrapper(x)
for f in (lambda: x.isatty(), lambda: x.fileno(), lambda: x.closed, lambda: x.flush(), lambda: x.seekable(), lambda: repr(x), lambda: x.close()):
    try:
        f()
    except (RecursionError, OSError, ValueError):
        pass
print("done")
