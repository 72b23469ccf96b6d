# expect: timeout
sum(([i] for i in range(10**6)), [])
