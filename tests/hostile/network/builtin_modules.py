# expect: ok
# stdout: done
import _imp
import sys

for name in ("componentize_py_runtime", "_testcapi", "sys", "builtins", "posix", "\0", "x" * 10**5):
    try:
        spec = type("S", (), {"name": name, "origin": "built-in"})
        module = _imp.create_builtin(spec)
        if name == "componentize_py_runtime" and module is not None:
            for tool in dir(module):
                print(tool)
        _imp.exec_builtin(module)
    except (ImportError, AttributeError, ValueError, TypeError, SystemError, OSError):
        pass
print("done")
