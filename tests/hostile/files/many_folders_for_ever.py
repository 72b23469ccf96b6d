# expect: timeout or runtime-failed
import os

while True:
    os.mkdir("d")
    os.chdir("d")
