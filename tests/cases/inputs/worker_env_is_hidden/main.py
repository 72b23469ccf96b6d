import json
import os

print(json.dumps(dict(os.environ), separators=(",", ":")), os.environ.get("SECRET"))
