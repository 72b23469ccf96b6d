numbers = [(i * 7919) % 300007 for i in range(300000)]
while True:
    sorted(sorted(numbers, reverse=True), key=str)
