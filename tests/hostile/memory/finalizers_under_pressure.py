# expect: resource-exceeded
# memory-mb: 16
class C:
    def __del__(self):
        keep.append([bytearray(10**6), C()])


keep = []
while True:
    keep.append(bytearray(10**5))
    C()
