# expect: resource-exceeded
# memory-mb: 64
keep = []
while True:
    keep.append(type("C" + str(len(keep)), (), {}))
