# expect: timeout
import datetime

x = datetime.date.min
while True:
    try:
        x += datetime.timedelta(1)
    except OverflowError:
        x = datetime.date.min
