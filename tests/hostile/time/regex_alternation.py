# expect: timeout
import re

re.fullmatch("(?:a|aa|aaa)*c", "a" * 200)
