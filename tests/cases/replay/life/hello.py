import sys

print(" ".join([*sys.argv[1:], sys.stdin.read()]) or " ")
