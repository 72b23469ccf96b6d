# expect: timeout
while True:
    "%*d" % (10**8, 1)
