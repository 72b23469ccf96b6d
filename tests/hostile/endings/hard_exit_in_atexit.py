# expect: ok 9
# stdout: first
import atexit
import os

atexit.register(print, "never")
atexit.register(os._exit, 9)
print("first")
