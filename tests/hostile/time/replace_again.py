# expect: timeout
text = "a" * 2 * 10**7
while True:
    text.replace("a", "b")
    text.replace("aa", "b")
