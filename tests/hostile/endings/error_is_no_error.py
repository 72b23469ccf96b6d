# expect: runtime-failed
# stderr-has: exceptions must derive from BaseException
raise type("E", (), {})
