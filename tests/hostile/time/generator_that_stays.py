# expect: timeout
def stay():
    while True:
        try:
            yield
        finally:
            continue


x = stay()
next(x)
del x
while True:
    pass
