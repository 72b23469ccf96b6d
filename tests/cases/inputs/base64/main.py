print(open("data.bin", "rb").read().hex())
