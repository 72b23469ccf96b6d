# expect: timeout
import time

try:
    time.sleep(3)
finally:
    time.sleep(10**6)
