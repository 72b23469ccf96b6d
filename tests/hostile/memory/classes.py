# expect: resource-exceeded
# memory-mb: 8
keep = []
while True:
    keep.append(type("C" + str(len(keep)), (), {}))
