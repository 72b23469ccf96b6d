# expect: ok 3
# stdout: before
import os
import sys

sys.stdout.reconfigure(write_through=False, line_buffering=False)
print("before", flush=True)
try:
    os._exit(3)
finally:
    print("after")
