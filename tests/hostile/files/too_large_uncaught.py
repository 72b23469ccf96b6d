# expect: resource-exceeded
# file-size-bytes: 1000
with open("x", "wb") as file:
    while True:
        file.write(b"x" * 10000)
