# expect: resource-exceeded
# memory-mb: 64
x = "x"
while True:
    x = x.replace("x", "xx")
