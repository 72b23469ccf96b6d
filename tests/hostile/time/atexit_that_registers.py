# expect: timeout
import atexit


def again():
    atexit.register(again)
    while True:
        pass


atexit.register(again)
