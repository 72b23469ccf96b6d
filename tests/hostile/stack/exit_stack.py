# expect: ok
# stdout: done
from contextlib import ExitStack

stack = ExitStack()
for _ in range(10**4):
    outer = ExitStack()
    outer.push(stack)
    stack = outer
try:
    stack.close()
except RecursionError:
    pass
print("done")
