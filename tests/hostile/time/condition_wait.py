# expect: timeout
import threading

condition = threading.Condition()
while True:
    try:
        with condition:
            condition.wait(10**6)
    except BaseException:
        pass
