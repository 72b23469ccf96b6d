# expect: ok
# stdout:
import os

os.close(1)
fd = os.open("x", os.O_WRONLY | os.O_CREAT)
try:
    print("hidden", flush=True)
except OSError:
    pass
