# expect: timeout
import decimal

decimal.getcontext().prec = 10**6
decimal.Decimal(3).exp() ** decimal.Decimal("1.7")
