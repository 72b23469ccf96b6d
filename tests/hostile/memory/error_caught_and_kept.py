# expect: timeout or resource-exceeded
# memory-mb: 16
errors = []


def f(n):
    try:
        x = bytearray(1000)
        f(n)
    except BaseException as error:
        errors.append(error)
        raise


while True:
    try:
        f(0)
    except BaseException as error:
        errors.append(error)
