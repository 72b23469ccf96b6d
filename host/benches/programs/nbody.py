from math import sqrt

# Sun, Jupiter, Saturn, Uranus, Neptune: place, speed a day, mass.
BODIES = [
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743],
    [4.841431442, -1.160320044, -0.103622044, 0.606326393, 2.811986845, -0.025218362, 0.037693675],
    [8.343366718, 4.124798564, -0.403523417, -1.010774346, 1.825662371, 0.008415762, 0.011286326],
    [12.894369562, -15.111151402, -0.223307579, 1.082791006, 0.868713018, -0.010832637, 0.001723724],
    [15.379697115, -25.919314610, 0.179258773, 0.979090732, 0.594698999, -0.034755956, 0.002033687],
]


def work():
    bodies = [list(body) for body in BODIES]
    pairs = [(bodies[i], bodies[j]) for i in range(5) for j in range(i + 1, 5)]
    for _ in range(8_000):
        for one, other in pairs:
            dx, dy, dz = one[0] - other[0], one[1] - other[1], one[2] - other[2]
            square = dx * dx + dy * dy + dz * dz
            pull = 0.01 / (square * sqrt(square))
            from_other, from_one = other[6] * pull, one[6] * pull
            one[3] -= dx * from_other
            one[4] -= dy * from_other
            one[5] -= dz * from_other
            other[3] += dx * from_one
            other[4] += dy * from_one
            other[5] += dz * from_one
        for body in bodies:
            body[0] += 0.01 * body[3]
            body[1] += 0.01 * body[4]
            body[2] += 0.01 * body[5]
    return round(bodies[1][0], 4)
