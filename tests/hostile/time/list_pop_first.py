# expect: timeout
x = [None] * 10**7
while x:
    x.pop(0)
    x.reverse()
