# expect: ok
# stdout: RecursionError
import json

x = []
for _ in range(4000):
    x = {"a": [x]}
try:
    json.dumps(x, indent=1)
except RecursionError:
    print("RecursionError")
