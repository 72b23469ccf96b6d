# expect: resource-exceeded
import os

while True:
    try:
        os.write(1, bytes(10**6))
    except BaseException:
        pass
