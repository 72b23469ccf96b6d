# expect: ok
# stdout: RecursionError
import json

try:
    json.loads('[{"a":' * 10**5)
except RecursionError as error:
    print(type(error).__name__)
