# expect: runtime-failed
# stderr-has: TypeError
class E(Exception):
    def __new__(cls):
        return 1


raise E
