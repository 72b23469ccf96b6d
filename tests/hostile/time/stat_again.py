# expect: timeout
import os

while True:
    os.stat(".")
    os.listdir("/")
