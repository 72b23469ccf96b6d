# expect: timeout
import re

re.search(r"\s+$", " " * 10**6 + "x")
