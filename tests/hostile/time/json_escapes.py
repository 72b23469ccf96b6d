# expect: timeout
import json

text = '"' + "\\u0061" * 10**6 + '"'
while True:
    json.loads(text)
