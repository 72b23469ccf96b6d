# expect: resource-exceeded
# memory-mb: 8
compile("x = " + "[1, 'a', b, c(d)],\n" * 10**5, "f", "exec")
