# expect: timeout
x = memoryview(bytes(2**20)).cast("B", shape=[2] * 20)
while True:
    x == x[:]
    x.tobytes("F")
    x.tolist()
