# expect: timeout
import sys

sys.set_int_max_str_digits(0)
format(1 << 3 * 10**7, ",")
