# expect: ok
# stdin: from outside
# stdout: import os
import os

os.close(0)
os.open("main.py", os.O_RDONLY)
import sys

try:
    text = sys.stdin.read()
except OSError:
    text = "import os"
print("import os" if "import os" in text else text)
