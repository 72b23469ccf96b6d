def work():
    counts = {}
    for i in range(300_000):
        counts[i % 5_000] = counts.get(i % 5_000, 0) + 1
    names = {str(i): i for i in range(50_000)}
    return sum(names[str(i)] for i in range(50_000)) + len(counts)
