# expect: ok
# stdout: ValueError
# stdout: ValueError
import marshal

x = []
for _ in range(20000):
    x = [x]
try:
    marshal.dumps(x)
except ValueError as error:
    print(type(error).__name__)
try:
    marshal.loads(b"[\1\0\0\0" * 10**5)
except (ValueError, EOFError, RecursionError) as error:
    print("ValueError")
