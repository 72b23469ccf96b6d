# expect: resource-exceeded or runtime-failed
# memory-mb: 8
class C:
    pass


i = 0
while True:
    i += 1
    setattr(C, "x" + str(i), i)
