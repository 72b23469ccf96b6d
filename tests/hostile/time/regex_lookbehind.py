# expect: timeout
import re

re.findall("(?<=" + "a" * 10000 + ")b", "a" * 10**7)
