# expect: timeout
import re

re.compile("(?:" * 50 + "a{1,3}" + "){1,3}" * 50).fullmatch("a" * 10000 + "b")
