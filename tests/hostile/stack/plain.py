# expect: runtime-failed
# stderr-has: RecursionError
def f():
    f()


f()
