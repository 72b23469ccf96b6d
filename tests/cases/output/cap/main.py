import sys

for _ in range(1001):
    sys.stdout.write("0123456789")
