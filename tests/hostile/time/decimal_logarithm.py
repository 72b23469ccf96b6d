# expect: timeout
import decimal

decimal.getcontext().prec = 10**6
decimal.Decimal(2).ln()
