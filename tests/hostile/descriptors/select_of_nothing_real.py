# expect: ok
# stdout: done
import select
import sys

for f in (lambda: select.select([sys.stdin], [sys.stdout], [], 0), lambda: select.select([99], [], [], 0), lambda: select.select([0] * 5000, [], [], 0), lambda: select.poll().register(2**31), lambda: select.poll().poll(1)):
    try:
        f()
    except (OSError, ValueError, AttributeError, OverflowError):
        pass
print("done")
