# expect: ok
# stdout: done
import sys
import zipfile

with zipfile.ZipFile("x.zip", "w") as archive:
    archive.writestr("../../evil.py", "x")
    archive.writestr("/abs.py", "x")
    archive.writestr("m.py", "raise KeyError")
zipfile.ZipFile("x.zip").extractall(".")
sys.path.insert(0, "x.zip")
sys.path.insert(0, "x.zip/../..")
sys.path += ["..", "/../", "\0", "x" * 5000, 5, None, b"..", object()]
sys.path_importer_cache.clear()
for name in ("m", "outside", "evil2"):
    try:
        __import__(name)
    except (ImportError, KeyError, ValueError):
        pass
print("done")
