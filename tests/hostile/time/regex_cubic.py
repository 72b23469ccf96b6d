# expect: timeout
import re

re.search("a*a*a*a*b", "a" * 10**5)
