# expect: timeout
import time


class C:
    def __del__(self):
        time.sleep(10**6)


C()
