# expect: ok
# stdout: hi
import sys

print("hi")
sys.modules = None
sys.path = sys.meta_path = sys.path_hooks = 5
