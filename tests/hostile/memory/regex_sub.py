# expect: resource-exceeded
# memory-mb: 64
import re

re.sub("", "x" * 10**6, "x" * 10**6)
