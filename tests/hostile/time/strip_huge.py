# expect: timeout
text = " " * 5 * 10**7
while True:
    text.strip()
    text.isspace()
    text.isidentifier()
