# expect: ok
# stdout: mine
with open("json.py", "w") as file:
    file.write("print('mine')")
import json
