# expect: timeout
import sys


def profile(frame, event, argument):
    while True:
        pass


sys.setprofile(profile)
len("")
