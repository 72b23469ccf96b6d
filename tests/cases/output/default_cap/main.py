import sys

block = "x" * (1024 * 1024)
for _ in range(17):
    sys.stdout.write(block)
