import os
import sys

print("before")
match sys.argv[1]:
    case "memory":
        kept = []
        while True:
            kept.append([len(kept)] * 1000)
    case "file-size":
        with open("file", "w") as file:
            while True:
                file.write("x" * 9999)
    case "error":
        raise ValueError("as it should")
    case "abort":
        os.abort()
