# expect: ok
# stdout: RecursionError
import sys

on = True


def hook(event, arguments):
    if on:
        sys.audit("x")


sys.addaudithook(hook)
try:
    sys.audit("y")
except RecursionError:
    on = False
    print("RecursionError")
on = False
