# expect: timeout
import gc


class C:
    def __init__(self):
        self.me = self

    def __del__(self):
        C()


gc.set_threshold(1)
C()
while True:
    gc.collect()
