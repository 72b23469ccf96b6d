# expect: ok
# stdout: OSError
import os

fd = os.open("main.py", os.O_RDONLY)
os.close(fd)
try:
    os.close(fd)
except OSError as error:
    print(type(error).__name__)
