# expect: ok
# stdout: main
# stdout: hook
import os
import threading

threading._register_atexit(print, "hook")
print("main")
