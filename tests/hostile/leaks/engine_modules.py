# expect: ok
# stdout: 0
import sys

n = 0
for name in ("golem_engine", "golem_engine.run", "wit_world", "wit_world.imports.job", "componentize_py_runtime", "componentize_py_types", "app"):
    try:
        __import__(name)
        n += 1
        print(name)
    except ImportError:
        pass
print(n + sum("golem" in name or "wit_world" in name or "componentize" in name for name in sys.modules))
