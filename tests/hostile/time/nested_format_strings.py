# expect: timeout
while True:
    try:
        eval("f'" + "{1}" * 10**5 + "'")
    except SyntaxError:
        pass
