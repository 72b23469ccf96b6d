# expect: timeout
text = "0." + "0" * 10**7 + "1"
while True:
    float(text)
