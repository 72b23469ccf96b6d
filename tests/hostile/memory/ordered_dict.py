# expect: resource-exceeded
# memory-mb: 64
from collections import OrderedDict

x = OrderedDict()
while True:
    x[object()] = OrderedDict()
