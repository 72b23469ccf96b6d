# expect: timeout
data = bytes(5 * 10**7)
while True:
    data.translate(None, b"\1")
