# expect: ok
# stdout: done
x = memoryview(bytearray(10))
keep = []
for _ in range(20000):
    x = memoryview(x)
x == x
del x


class B:
    def __init__(self, x):
        self.x = x

    def __buffer__(self, flags):
        return memoryview(self.x)


x = b"x"
for _ in range(10**4):
    x = B(x)
try:
    memoryview(x)
except RecursionError:
    pass
del x
print("done")
