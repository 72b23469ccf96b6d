# expect: runtime-failed
raise OSError(2**31, object(), "\udc80", None, b"\xff")
