# expect: resource-exceeded
# memory-mb: 64
"%1000000000d" % 1
