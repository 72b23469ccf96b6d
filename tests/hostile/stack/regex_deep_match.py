# expect: ok
# stdout: done
import re

text = "ab" * 10**4
for pattern in ("(?:(a)|b)*", "(?:a|b)*?c", "(?:(?:a|b)(?=.))*", "((a)|(b))+$", "(?:(?>a)|b)++", "(?:(?<=a)b|a)*"):
    try:
        re.match(pattern, text)
    except (RecursionError, MemoryError):
        pass
print("done")
