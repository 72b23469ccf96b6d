def spin(n):
    while n > 0:
        n += 1


spin(1)
