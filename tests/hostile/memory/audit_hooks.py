# expect: timeout or resource-exceeded
# memory-mb: 32
import sys

while True:
    sys.addaudithook(lambda *_: None)
