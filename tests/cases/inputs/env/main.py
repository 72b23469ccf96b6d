import json
import os

print(json.dumps(dict(os.environ), ensure_ascii=False, separators=(",", ":")))
