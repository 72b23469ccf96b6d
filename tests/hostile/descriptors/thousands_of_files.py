# expect: ok
# stdout: OSError 24
import os

files = []
try:
    while True:
        files.append(open("main.py"))
except OSError as error:
    for file in files:
        file.close()
    print(type(error).__name__, 24 if len(files) < 5000 else len(files))
