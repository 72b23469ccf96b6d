# expect: timeout
x = ["a" * 50000 + str(i) for i in range(1000)]
while True:
    x.sort()
    x.reverse()
