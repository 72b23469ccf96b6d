# expect: timeout
# file-size-bytes: 1000
file = open("x", "wb", 0)
while True:
    try:
        file.write(b"x" * 100)
    except OSError:
        pass
