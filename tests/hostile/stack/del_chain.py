# expect: ok
# stdout: done
class C:
    def __init__(self, x):
        self.x = x

    def __del__(self):
        pass


x = None
for _ in range(20000):
    x = C(x)
del x
print("done")
