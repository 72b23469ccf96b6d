# expect: timeout
import locale

text = "a" * 10**7
while True:
    locale.strxfrm(text)
    locale.strcoll(text, text)
