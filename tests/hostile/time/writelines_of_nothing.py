# expect: timeout
import sys
from itertools import repeat

sys.stdout.writelines(repeat(""))
