import sys

for _ in range(20000):
    sys.stdout.write("x")
