# expect: resource-exceeded
import sys

while True:
    try:
        sys.stderr.write("x" * 100000)
    except BaseException:
        pass
