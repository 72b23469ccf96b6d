# expect: timeout
source = "x in {" + ",".join(str(i * (2**31 - 1)) for i in range(50000)) + "}"
while True:
    compile(source, "f", "eval")
