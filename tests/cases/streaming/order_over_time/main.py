import sys
import time

for i in range(3):
    time.sleep(0.005)
    print("tick", i)
    print("tock", i, file=sys.stderr)
