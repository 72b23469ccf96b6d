bytearray(64 * 1024 * 1024)
