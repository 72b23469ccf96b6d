# expect: timeout
while True:
    divmod(7 << 10**8, 3 << 5 * 10**7)
