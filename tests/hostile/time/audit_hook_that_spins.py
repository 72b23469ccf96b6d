# expect: timeout
import sys


def hook(event, arguments):
    while True:
        pass


sys.addaudithook(hook)
open("x")
