import os
import sys

with open("log", "w") as file:
    file.write(sys.argv[1])
if sys.argv[1] == "throw":
    raise Exception("x")
if sys.argv[1] == "spin":
    while True:
        pass
if sys.argv[1] == "abort":
    os.abort()
if sys.argv[1] == "memory":
    s = "x"
    while True:
        s = "".join([s, s])
