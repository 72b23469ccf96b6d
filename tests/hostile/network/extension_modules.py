# expect: ok
# stdout: ImportError
# stdout: ImportError
import importlib.machinery
import importlib.util

with open("x.so", "wb") as file:
    file.write(b"\0asm\1\0\0\0")
try:
    import x
except ImportError as error:
    print("ImportError")
try:
    loader = importlib.machinery.ExtensionFileLoader("x", "/x.so")
    spec = importlib.util.spec_from_loader("x", loader)
    importlib.util.module_from_spec(spec)
except (ImportError, AttributeError) as error:
    print("ImportError")
