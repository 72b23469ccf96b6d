# expect: ok
# stdin: abc
# stdout: b'abc' b'' done
import sys

raw = sys.stdin.buffer.raw
got = raw.read(10)
for f in (lambda: raw.seek(0), lambda: raw.truncate(), lambda: raw.write(b"x"), lambda: raw.readinto(memoryview(b"x")), lambda: raw.tell()):
    try:
        f()
    except (OSError, ValueError, TypeError):
        pass
print(got, raw.read(10), "done")
