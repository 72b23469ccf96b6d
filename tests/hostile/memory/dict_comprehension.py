# expect: resource-exceeded
# memory-mb: 64
{i: str(i) for i in range(10**9)}
