# expect: timeout
import re

n = 60
re.match("a?" * n + "a" * n + "[bc]", "a" * 100)
