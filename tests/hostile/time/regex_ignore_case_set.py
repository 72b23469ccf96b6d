# expect: timeout
import re

letters = "".join(chr(i) for i in range(0x4E00, 0x9000, 2))
while True:
    re.findall("(?i)[" + letters + "]", "\u4e01" * 10**5)
