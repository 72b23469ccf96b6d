# expect: timeout or resource-exceeded or ok
# memory-mb: 32
import re

re.compile("()" * 10**5).match("").groups()
