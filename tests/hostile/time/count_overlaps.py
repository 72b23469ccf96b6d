# expect: timeout
text = "ab" * 10**6
while True:
    text.count("ba" * 50000 + "c")
