# expect: resource-exceeded
# memory-mb: 8
import os

i = 0
while True:
    i += 1
    os.environ["X" + str(i)] = "x" * 10000
