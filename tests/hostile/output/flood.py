# expect: resource-exceeded
while True:
    print("x" * 100000)
