# expect: ok
# stdout: RecursionError
# stdout: RecursionError
import json


def hook(x):
    return json.loads('{"a": 1}', object_hook=hook)


def default(x):
    return [object()]


for f in (lambda: hook(1), lambda: json.dumps(1j, default=default)):
    try:
        f()
    except RecursionError:
        print("RecursionError")
