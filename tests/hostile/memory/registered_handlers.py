# expect: resource-exceeded
# memory-mb: 64
import atexit

while True:
    atexit.register(print, bytes(1000))
