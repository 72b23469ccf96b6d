from time import perf_counter


def work():
    x, y = 0.0, 1.0
    for i in range(500_000):
        x = x * 0.5 + i / 3.0
        y = (x - y) * 0.25
    return y


start = perf_counter()
work()
print((perf_counter() - start) * 1000)
