# expect: timeout
import decimal

text = "9" * 10**7
while True:
    decimal.Decimal(text)
