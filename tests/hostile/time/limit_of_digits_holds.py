# expect: ok
# stdout: ValueError
try:
    int("9" * 10**7)
except ValueError as error:
    print(type(error).__name__)
