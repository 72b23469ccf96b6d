# expect: runtime-failed
import builtins

builtins.__dict__.clear()
x
