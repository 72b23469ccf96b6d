# expect: resource-exceeded or timeout
# memory-mb: 8
import json

x = []
for _ in range(100):
    x = [x, x]
json.dumps(x)
