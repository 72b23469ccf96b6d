import os
import sys

print(__file__, os.getcwd() == "/")
print(sys.argv[0], sys.path[0])
