# expect: ok
# session: same
# stdout: changed
import builtins
import os
import sys

builtins.evil = sys.evil = 1
os.chdir("/")
os.environ["EVIL"] = "1"
print("changed")
# --- next
# expect: ok
# session: same
# stdout: False False {}
import builtins
import os
import sys

print(hasattr(builtins, "evil"), hasattr(sys, "evil"), dict(os.environ))
