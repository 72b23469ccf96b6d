block = b"\1" * (8 * 1024 * 1024)
print(len(block))
