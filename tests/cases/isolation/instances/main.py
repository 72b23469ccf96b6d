import builtins
import os

print(hasattr(builtins, "left"), ",".join(sorted(os.listdir("/"))))
builtins.left = 1
