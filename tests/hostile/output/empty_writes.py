# expect: timeout
while True:
    print(end="", flush=True)
