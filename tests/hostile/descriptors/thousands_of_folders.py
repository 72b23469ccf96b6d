# expect: ok
# stdout: OSError
import os

keep = []
try:
    while True:
        keep.append(os.open("/", os.O_RDONLY | os.O_DIRECTORY))
except OSError as error:
    print(type(error).__name__)
