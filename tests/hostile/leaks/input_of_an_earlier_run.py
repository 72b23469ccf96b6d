# expect: ok
# stdin: secret line\nsecond line
# stdout: s
import sys

print(sys.stdin.read(1))
# --- next
# expect: ok
# stdout: ''
import sys

print(repr(sys.stdin.read()))
