import sys

for _ in range(1000):
    sys.stdout.write("0123456789")
