# expect: timeout
x = y = dict[int, int]
x, y = dict[int, int], dict[int, int]
for _ in range(100):
    x, y = dict[x, x], dict[y, y]
x == y
