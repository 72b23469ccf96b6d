# expect: runtime-failed
error = UnicodeDecodeError("utf-8", b"x", 0, 1, "y")
error.start = 2**31 - 1
error.end = -(2**31)
error.object = b""
raise error
