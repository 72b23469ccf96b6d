# expect: timeout or resource-exceeded
# memory-mb: 32
import re

re.compile("(?:a|b)" * 10**6)
