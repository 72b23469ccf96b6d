# expect: resource-exceeded
# memory-mb: 64
("x" * 10**6).translate({120: "x" * 10**6})
