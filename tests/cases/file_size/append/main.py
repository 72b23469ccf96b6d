import errno

written = 0
try:
    while True:
        with open("log", "a") as file:
            file.write("x" * 300)
        written += 300
except OSError as e:
    print(errno.errorcode[e.errno], written)
