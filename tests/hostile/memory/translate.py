# expect: resource-exceeded
# memory-mb: 8
("x" * 10**6).translate({120: "x" * 10**6})
