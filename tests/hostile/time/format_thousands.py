# expect: timeout
import sys

sys.set_int_max_str_digits(0)
while True:
    format(1 << 3 * 10**7, ",")
