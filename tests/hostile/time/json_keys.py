# expect: timeout
import json

while True:
    json.loads('{"a":' * 500 + "0" + "}" * 500)
    json.loads("[" + "0," * 10**6 + "0]")
