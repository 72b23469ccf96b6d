import sys

for i in range(3):
    print(sys.argv[1], i)
    print(sys.argv[1], "error", file=sys.stderr)
