# expect: timeout
import string

string.Template("$" * 10**7 + "{").safe_substitute()
while True:
    pass
