def work():
    factorial = 1
    for i in range(1, 2_500):
        factorial *= i
    power = pow(3, 20_000, 10**400 + 7)
    a, b = 0, 1
    for _ in range(20_000):
        a, b = b, a + b
    return (factorial // 10**6000 + power + a) % 1_000_007
