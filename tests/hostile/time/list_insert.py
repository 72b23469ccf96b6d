# expect: timeout
x = [None] * 10**7
while True:
    x.insert(0, None)
