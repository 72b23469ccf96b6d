print(len(bytearray(9 * 1024 * 1024)))
