from time import perf_counter


def work():
    counts = {}
    for i in range(200_000):
        counts[i % 5_000] = counts.get(i % 5_000, 0) + 1
    names = {str(i): i for i in range(50_000)}
    return sum(names[str(i)] for i in range(50_000)) + len(counts)


start = perf_counter()
work()
print((perf_counter() - start) * 1000)
