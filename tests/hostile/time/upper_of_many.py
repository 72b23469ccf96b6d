# expect: timeout
text = "ß" * 3 * 10**6
while True:
    text.upper()
    text.title()
    text.casefold()
    text.swapcase()
