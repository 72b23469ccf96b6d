# expect: ok
# stdout: spoilt
import builtins

builtins.evil = 1
builtins.print_ = print
builtins.len = lambda x: -5
builtins.__import__ = builtins.open = builtins.exec = None
builtins.print_("spoilt")
# --- next
# expect: ok
# stdout: False 3 <built-in function __import__>
import builtins

print(hasattr(builtins, "evil"), len("abc"), __import__)
