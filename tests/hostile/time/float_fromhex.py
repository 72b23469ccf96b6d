# expect: timeout
text = "0x" + "0" * 5 * 10**7 + "1p0"
while True:
    float.fromhex(text)
