# expect: resource-exceeded
class C:
    def __del__(self, print=print):
        while True:
            print("x" * 10**5)


keep = C()
