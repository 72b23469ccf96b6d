import json
import sys

print(json.dumps(sys.argv, ensure_ascii=False, separators=(",", ":")))
