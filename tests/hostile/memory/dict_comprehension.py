# expect: resource-exceeded
# memory-mb: 8
{i: str(i) for i in range(10**9)}
