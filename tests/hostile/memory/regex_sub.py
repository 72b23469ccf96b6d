# expect: resource-exceeded
# memory-mb: 64
import re

re.sub("", "x" * 1000, "x" * 10**6)
