import builtins
import gc
import json
import os
import sys

print("2,4", json.dumps({"a": 1}), "undefined" if not hasattr(builtins, "evil") else "EVIL", "function" if callable(len) else "?")
builtins.evil = "here"
builtins.len = None
builtins.__import__ = None
json.dumps = None
json.encoder.JSONEncoder.encode = None
os.listdir = None
sys.modules.clear()
sys.path.clear()
sys.meta_path.clear()
sys.path_hooks.clear()
for each in gc.get_objects():
    if type(each) is dict:
        try:
            each["evil"] = "here"
        except BaseException:
            pass
