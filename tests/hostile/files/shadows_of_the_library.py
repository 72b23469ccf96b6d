# expect: ok
# session: shadow
# stdout: written
import os

os.mkdir("encodings")
for name in ("json", "site", "sitecustomize", "usercustomize", "os", "io", "re", "traceback", "atexit", "signal", "threading", "linecache", "codecs", "encodings/__init__", "warnings", "functools", "golem_engine", "wit_world", "app", "types", "importlib"):
    with open(name + ".py", "w") as file:
        file.write("raise SystemExit('shadow ' + __name__)")
print("written")
# --- next
# expect: runtime-failed
# session: shadow
# stdout: before
# stderr-has: ZeroDivisionError: division by zero
print("before")
1 / 0
# --- next
# expect: timeout
# session: shadow
while True:
    pass
