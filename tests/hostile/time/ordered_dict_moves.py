# expect: timeout
from collections import OrderedDict
from itertools import cycle

x = OrderedDict.fromkeys(range(100))
any(map(x.move_to_end, cycle(range(100))))
