# expect: resource-exceeded
# memory-mb: 32
x = memoryview(b"x")
keep = []
while True:
    keep.append(x[:])
