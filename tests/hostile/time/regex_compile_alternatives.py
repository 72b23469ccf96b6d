# expect: timeout
import re

re.compile("|".join(map(hex, range(10**6))))
