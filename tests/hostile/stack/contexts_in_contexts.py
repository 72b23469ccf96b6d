# expect: ok
# stdout: done
import contextvars

v = contextvars.ContextVar("v")
contexts = [contextvars.copy_context() for _ in range(2)]
for _ in range(3):
    for a in contexts:
        for b in contexts:
            a.run(v.set, b)
for f in (lambda: contexts[0] == contexts[1], lambda: repr(contexts[0]), lambda: list(contexts[0].items())):
    try:
        f()
    except RecursionError:
        pass
print("done")
