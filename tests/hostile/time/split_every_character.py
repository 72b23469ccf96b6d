# expect: timeout
text = "a " * 10**6
while True:
    text.split()
    text.splitlines()
    text.split("a")
