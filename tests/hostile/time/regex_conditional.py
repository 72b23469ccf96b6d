# expect: timeout
import re

re.match(r"(?:(a)|(b)|(?(1)c|d)|.)*?z", "ab" * 10**7)
