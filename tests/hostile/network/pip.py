# expect: runtime-failed or ok 1
import runpy
import sys

sys.argv = ["pip", "install", "x"]
runpy.run_module("pip", run_name="__main__")
