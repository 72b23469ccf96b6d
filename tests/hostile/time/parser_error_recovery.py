# expect: timeout
# Each open bracket makes the second pass of the parser look again.
while True:
    try:
        compile("x = " + "{a: [" * 40 + "(" * 40 + " f(**", "f", "exec")
        compile("a" * 10**6 + " b" * 10**5, "f", "exec")
    except (SyntaxError, MemoryError):
        pass
