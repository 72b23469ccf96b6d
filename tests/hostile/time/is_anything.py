# expect: timeout
text = "1" * 5 * 10**7
while True:
    text.isdigit(), text.isalnum(), text.isnumeric(), text.isascii(), text.isprintable()
