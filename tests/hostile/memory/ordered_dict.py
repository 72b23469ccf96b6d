# expect: resource-exceeded
# memory-mb: 8
from collections import OrderedDict

x = OrderedDict()
while True:
    x[object()] = OrderedDict()
