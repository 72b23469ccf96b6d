import json
import sys

text = sys.stdin.read()
print(len(text), json.dumps(text, ensure_ascii=False))
