# expect: runtime-failed
raise ImportError("x", name=object(), path=b"\xff")
