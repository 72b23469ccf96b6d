# expect: timeout
import datetime

while True:
    try:
        datetime.datetime.strptime(" " * 10**6, " " * 10**6 + "%d")
    except ValueError:
        pass
