# expect: ok
# stdout: changed
import decimal
import locale
import random
import sys
import time

decimal.getcontext().prec = 3
decimal.DefaultContext.prec = 4
random.seed(5)
sys.setrecursionlimit(5000)
sys.set_int_max_str_digits(0)
sys.setswitchinterval(100)
sys.stdout.reconfigure(errors="replace", line_buffering=True)
locale.setlocale(locale.LC_ALL, "C")
print("changed")
# --- next
# expect: ok
# stdout: 28 1000 4300 0.005 False
import decimal
import random
import sys

print(decimal.getcontext().prec, sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.getswitchinterval(), random.random() == random.Random(5).random())
