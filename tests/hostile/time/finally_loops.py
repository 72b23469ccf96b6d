# expect: timeout
def f():
    while True:
        try:
            return
        finally:
            continue


f()
