def work():
    numbers = [i * 7919 % 100_003 for i in range(150_000)]
    numbers.sort()
    return sorted(numbers, key=lambda number: (-number % 1_009, number))[1_000]
