# expect: ok
# stdout: done
import _sre
from re import _constants as c

# Code of a pattern that no compiler made: groups in groups.
code = [c.SUCCESS]
for _ in range(2500):
    code = [c.ASSERT, len(code) + 2, 0, *code]
for whole in (code, [*code, c.SUCCESS]):
    try:
        _sre.compile("x", 0, [int(i) for i in whole], 0, {}, ()).match("x")
    except (RuntimeError, RecursionError, OverflowError, ValueError):
        pass
print("done")
