import os

print(len(os.read(0, 10)))
print(len(os.read(0, 10)))
