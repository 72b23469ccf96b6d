# expect: resource-exceeded
# memory-mb: 64
compile("x = " + "[1, 'a', b, c(d)],\n" * 10**6, "f", "exec")
