# expect: timeout
import json
import sys

sys.set_int_max_str_digits(0)
json.loads("9" * 10**7)
