print(len(bytearray(100 * 1024 * 1024)))
