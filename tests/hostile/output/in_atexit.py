# expect: resource-exceeded
import atexit


@atexit.register
def flood():
    while True:
        print("x" * 10**5)
