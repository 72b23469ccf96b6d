# expect: timeout
import unicodedata

text = "\ufdfa" * 10**5
while True:
    for form in ("NFD", "NFKC", "NFKD"):
        unicodedata.normalize(form, text), unicodedata.is_normalized(form, text)
