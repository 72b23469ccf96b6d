# expect: resource-exceeded
# memory-mb: 8
x = memoryview(b"x")
keep = []
while True:
    keep.append(x[:])
