import os
import sys

print("out", sys.argv[1])
print("err", os.environ["NAME"], file=sys.stderr)
