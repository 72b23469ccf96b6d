# expect: runtime-failed
# stdout:
import os

os.close(1)
print("x")
