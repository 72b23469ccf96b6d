block = bytearray(8 * 1024 * 1024)
block = None
print("freed")
