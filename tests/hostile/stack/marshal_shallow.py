# expect: ok
# stdout: done
import marshal

# Just below marshal's own limit.
for depth in (900, 1500, 1990, 2000):
    for kind in (lambda x: [x], lambda x: (x,), lambda x: {1: x}, slice):
        x = None
        for _ in range(depth):
            x = kind(x)
        try:
            marshal.loads(marshal.dumps(x))
        except (ValueError, RecursionError, EOFError):
            pass
print("done")
