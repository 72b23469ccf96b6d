# expect: timeout or resource-exceeded
# memory-mb: 64
x = 3
while True:
    x *= x
