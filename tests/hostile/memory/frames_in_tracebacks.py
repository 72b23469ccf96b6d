# expect: resource-exceeded
# memory-mb: 8
keep = []


def f(x):
    try:
        1 / 0
    except ZeroDivisionError as error:
        keep.append(error)


while True:
    f(bytes(1000))
