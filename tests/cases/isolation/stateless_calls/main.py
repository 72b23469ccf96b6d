import builtins
import os

print(",".join(os.listdir("/")), hasattr(builtins, "left"))
open("left.txt", "w").write("x")
builtins.left = "behind"
