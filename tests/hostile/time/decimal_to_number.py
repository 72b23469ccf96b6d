# expect: timeout
import decimal

int(decimal.Decimal("1e10000000"))
