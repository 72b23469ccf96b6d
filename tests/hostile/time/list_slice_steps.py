# expect: timeout
x = [None] * 10**7
while True:
    del x[::2]
    x *= 2
