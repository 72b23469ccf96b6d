import os

for path in ("..", "/..", "sub/../..", "../golem"):
    try:
        os.chdir(path)
        print("MOVED", os.getcwd(), os.listdir("."))
    except OSError:
        print("true")
print(os.getcwd())
