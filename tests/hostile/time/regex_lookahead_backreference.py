# expect: timeout
import re

re.sub(r"(?=(a+))\1b", "", "a" * 10**6)
