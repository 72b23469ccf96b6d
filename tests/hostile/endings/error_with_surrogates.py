# expect: runtime-failed
# stderr-has: ValueError
raise ValueError("\udc80\0\x1b[2J")
