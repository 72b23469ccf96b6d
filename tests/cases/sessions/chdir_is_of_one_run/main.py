import os

print(os.getcwd())
os.chdir("sub")
print(os.getcwd())
