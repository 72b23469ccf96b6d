# expect: timeout
import re

re.match("(a+)+$", "a" * 100 + "b")
