# expect: timeout
import os

while True:
    os.urandom(10**8)
