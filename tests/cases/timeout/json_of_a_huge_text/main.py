import json

text = "[" + '{"a":[1,2,3,"x"]},' * 400000 + "0]"
while True:
    json.loads(text)
