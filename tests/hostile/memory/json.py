# expect: resource-exceeded
# memory-mb: 8
import json

json.loads("[" + "{}," * 10**6 + "{}]")
