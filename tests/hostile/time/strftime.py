# expect: timeout
import time

while True:
    time.strftime("%c%j%%" * 10**5)
