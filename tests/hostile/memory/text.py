# expect: resource-exceeded
# memory-mb: 8
x = "x"
while True:
    x = x.replace("x", "xx")
