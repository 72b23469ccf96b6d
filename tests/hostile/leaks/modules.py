# expect: ok
# stdout: spoilt
import json
import os
import sys
import types

os.listdir = json.dumps = lambda *_: "evil"
sys.modules["evil"] = types.ModuleType("evil")
sys.modules["json"] = sys.modules["re"] = types.ModuleType("fake")
sys.path.append("/evil")
sys.argv.append("evil")
sys.evil = True
print("spoilt")
# --- next
# expect: ok
# stdout: ['main.py'] [1] False 1 False
import json
import os
import sys

print(os.listdir("/"), json.dumps([1]), "evil" in sys.modules, len(sys.argv), hasattr(sys, "evil"))
