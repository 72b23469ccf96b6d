# expect: timeout
import sys

sys.set_int_max_str_digits(0)
eval("9" * 10**7)
