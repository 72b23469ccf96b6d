import os

print(os.environ["NAME"])
