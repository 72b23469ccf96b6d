# expect: ok
# stdout: done
import re

for pattern in ("(" * 5000 + ")" * 5000, "(?:" * 5000 + "a" + ")*" * 5000, "(?=" * 3000 + ")" * 3000, "(?<=" * 3000 + ")" * 3000, "[" * 10000, "(?i:" * 3000 + ")" * 3000, "(?>" * 3000 + ")" * 3000, "(?(1)a|" * 3000 + ")" * 3000, "a{1,2}" * 5000):
    try:
        re.compile(pattern).match("a" * 100)
    except (RecursionError, re.error, OverflowError):
        pass
print("done")
