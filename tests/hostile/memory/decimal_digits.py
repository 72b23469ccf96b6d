# expect: timeout or resource-exceeded
# memory-mb: 64
import decimal

decimal.getcontext().prec = decimal.MAX_PREC
decimal.Decimal(1) / 3
