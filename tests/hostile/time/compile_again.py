# expect: timeout
while True:
    exec(compile("x = [" + "1," * 10**5 + "]", "f", "exec"))
