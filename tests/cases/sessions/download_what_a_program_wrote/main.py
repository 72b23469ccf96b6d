open("out.bin", "wb").write(bytes([0, 255, 10, 13, 128]))
