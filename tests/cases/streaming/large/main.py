import sys

for _ in range(100):
    sys.stdout.write("o" * 10000)
    sys.stderr.write("e" * 100)
