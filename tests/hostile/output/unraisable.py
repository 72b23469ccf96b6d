# expect: timeout or resource-exceeded
class C:
    def __del__(self):
        raise ValueError("x" * 10**5)


while True:
    C()
