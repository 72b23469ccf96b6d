big = (1 << 500000) - 1
while True:
    big * big
