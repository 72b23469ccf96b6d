# expect: resource-exceeded
# memory-mb: 8
import decimal

decimal.getcontext().Emax = decimal.MAX_EMAX
format(decimal.Decimal("1e400000000"), "f")
