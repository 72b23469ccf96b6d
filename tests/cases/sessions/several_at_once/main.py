import os

print(open("who").read(), ",".join(sorted(os.listdir("/"))))
