# expect: ok 8
import os


class C:
    def __del__(self):
        os._exit(8)


C()
print("never")
