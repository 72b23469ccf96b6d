# expect: resource-exceeded
import sys

sys.stdout.buffer.write(memoryview(bytes(20 * 10**6)))
