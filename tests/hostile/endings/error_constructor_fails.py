# expect: runtime-failed
# stderr-has: ZeroDivisionError
class E(Exception):
    def __new__(cls):
        1 / 0


raise E
