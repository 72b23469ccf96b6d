# expect: ok
# stdout: ä
import os
import time

os.write(1, b"\xc3")
time.sleep(0.01)
os.write(1, b"\xa4\n")
