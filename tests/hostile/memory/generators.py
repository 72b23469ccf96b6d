# expect: resource-exceeded
# memory-mb: 8
keep = []
while True:
    keep.append(i for i in keep)
    next(keep[-1])
