# expect: resource-exceeded
# memory-mb: 64
import json

json.loads("[" + "{}," * 5 * 10**6 + "{}]")
