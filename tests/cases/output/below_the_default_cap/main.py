import sys

block = "x" * (1024 * 1024)
for _ in range(16):
    sys.stdout.write(block)
