# expect: resource-exceeded
# memory-mb: 64
keep = []


def f(x):
    try:
        1 / 0
    except ZeroDivisionError as error:
        keep.append(error)


while True:
    f(bytes(1000))
