# expect: ok 8
# stdout: first
import os


class C:
    def __del__(self):
        os._exit(8)


keep = C()
print("first")
