print("one")
raise RuntimeError("two")
