# expect: timeout
x = 1e-300
while True:
    f"{x:.2000000f}"
    round(x, 10**8)
