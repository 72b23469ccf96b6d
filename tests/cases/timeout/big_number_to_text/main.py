import sys

sys.set_int_max_str_digits(0)
big = (1 << 1000000) - 1
while True:
    str(big)
