# expect: resource-exceeded
# memory-mb: 8
import atexit

while True:
    atexit.register(print, bytes(1000))
