data = bytearray(1024 * 1024)
