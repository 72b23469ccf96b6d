def halve(n):
    if n > 0:
        raise OverflowError("too much")
