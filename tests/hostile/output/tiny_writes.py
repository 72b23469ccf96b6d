# expect: timeout or resource-exceeded
while True:
    print("", end="x", flush=True)
