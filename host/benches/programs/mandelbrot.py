def work():
    size, inside = 100, 0
    for row in range(size):
        for column in range(size):
            c = complex(3.0 * column / size - 2.0, 2.0 * row / size - 1.0)
            z = 0j
            for _ in range(50):
                z = z * z + c
                if abs(z) > 2.0:
                    break
            else:
                inside += 1
    return inside
