# expect: ok
# stdout: hi
import sys

sys.modules["__main__"] = sys
globals().clear()
__builtins__ = {}
(lambda: 0)()
().__class__.__base__.__subclasses__()
import_ = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == "BuiltinImporter"][0].load_module("builtins")
import_.print("hi")
