# expect: timeout
import importlib
import sys

while True:
    for name in ("decimal", "argparse", "email.message"):
        sys.modules.pop(name, None)
        importlib.import_module(name)
