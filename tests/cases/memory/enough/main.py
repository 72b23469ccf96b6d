print(len(bytearray(6 * 1024 * 1024)))
