# expect: timeout
data = bytes(10**7)
x, y = memoryview(data).cast("h"), memoryview(data).cast("H")
while True:
    x == y
    x.tolist()
    x[::-1].tobytes()
