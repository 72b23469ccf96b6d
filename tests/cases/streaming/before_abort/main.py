import os
import sys

sys.stdout.write("before")
os.abort()
