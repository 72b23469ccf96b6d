# expect: runtime-failed
import os
import sys

os.unlink("main.py")
os.mkdir("main.py")
raise SyntaxError("x", ("main.py", 1, 1, None))
