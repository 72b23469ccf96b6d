data = bytearray(16 * 1024 * 1024)
print("fits")
