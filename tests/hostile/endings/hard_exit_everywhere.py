# expect: ok 3
# stdout:
import os


class C:
    def __lt__(self, other):
        os._exit(3)


try:
    sorted([C(), C()])
finally:
    print("never")
