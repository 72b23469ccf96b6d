from math import sin, sqrt


def work():
    x, y = 0.0, 1.0
    for i in range(400_000):
        x = x * 0.5 + i / 3.0
        y = (sqrt(x * x + 1.0) - y) * 0.25 + sin(y)
    return round(y, 3)
