from time import perf_counter


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    return fib(24)


start = perf_counter()
work()
print((perf_counter() - start) * 1000)
