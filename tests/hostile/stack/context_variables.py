# expect: ok
# stdout: RecursionError
import contextvars


def f():
    contextvars.copy_context().run(f)


try:
    f()
except RecursionError:
    print("RecursionError")
